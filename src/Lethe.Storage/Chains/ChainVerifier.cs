using System.Text.Json;
using System.Text.Json.Nodes;
using Lethe.Storage.Access;
using Lethe.Storage.Entities;

namespace Lethe.Storage.Chains;

/// <summary>Goes along a chain record by record until one is not as it was written.</summary>
internal sealed class ChainVerifier
{
    private readonly ChainHead? _earlier;
    private readonly List<string> _warnings = [];
    private ChainHead _head;
    private DateTimeOffset _time = DateTimeOffset.MinValue;
    private long? _brokenAt;
    private string _reason = "";

    public ChainVerifier(string instance, ChainHead? earlier)
    {
        (_earlier, _head) = (earlier, new ChainHead(0, ChainHash.First(instance)));
        ComparePinned();
    }

    /// <summary>False when the chain is broken here; nothing after it can be trusted.</summary>
    public bool Accept(ChainEntity record)
    {
        if (_brokenAt is not null) return false;
        var expected = _head.Sequence + 1;
        if (record.Sequence != expected) return Break(expected, "it is missing");
        if (Fault(record) is { } fault) return Break(expected, fault);
        var time = UtcText.TryTime(record.Time);
        if (time is null) return Break(expected, "its time is none");
        if (time < _time) _warnings.Add($"Record {expected} is older than the one before it: the clock was set back.");
        _time = time.Value;
        _head = new ChainHead(record.Sequence, record.Hash);
        ComparePinned();
        return _brokenAt is null;
    }

    public ChainReport Report()
    {
        if (_brokenAt is null && _earlier is { } earlier && earlier.Sequence > _head.Sequence)
            Break(_head.Sequence + 1, $"it is missing: the chain ends at {_head.Sequence} and once ended at {earlier.Sequence}");
        return new ChainReport(_head, _brokenAt, _reason, _warnings);
    }

    private string? Fault(ChainEntity record)
    {
        if (record.Previous != _head.Hash)
            return _head.Sequence == 0 ? "it does not begin this database's chain" : "it does not follow the record before it";
        if (ChainHash.Next(_head.Hash, record.Json) != record.Hash) return "its content and its hash do not fit";
        return SaysTheSame(record) ? null : "its columns say another thing than what was hashed";
    }

    // Kind and time are also columns, which the hash does not cover.
    private static bool SaysTheSame(ChainEntity record)
    {
        try
        {
            return JsonNode.Parse(record.Json, documentOptions: ChainHash.Reading) is JsonObject map && map.Count == 4
                && map.TryGetPropertyValue("content", out var content)
                && ChainHash.Json(record.Sequence, record.Kind, record.Time, content) == record.Json;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void ComparePinned()
    {
        if (_earlier is { } earlier && earlier.Sequence == _head.Sequence && earlier.Hash != _head.Hash)
            Break(_head.Sequence, "its hash is not the one that was kept: the chain up to here was made anew");
    }

    private bool Break(long sequence, string reason)
    {
        (_brokenAt, _reason) = (sequence, $"Record {sequence} is not as it was written: {reason}.");
        return false;
    }
}
