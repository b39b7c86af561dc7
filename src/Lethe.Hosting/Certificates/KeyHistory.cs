using Lethe.Auditing.Certificates.Keys;
using Lethe.Storage.Chains;

namespace Lethe.Hosting.Certificates;

/// <summary>The keys that sign and signed here, as the chain announced them.</summary>
public sealed class KeyHistory
{
    private readonly List<(long Record, KeyAnnouncement Announcement)> _keys = [];
    private readonly List<string> _faults = [];
    private readonly List<string> _notes = [];

    private KeyHistory()
    {
    }

    /// <summary>The fingerprint of the key that signs now; null before the first.</summary>
    public string? Current => _keys.Count == 0 ? null : _keys[^1].Announcement.Key.Fingerprint;

    public IReadOnlyList<(long Record, KeyAnnouncement Announcement)> Keys => _keys;

    /// <summary>Announcements that do not follow from the ones before them.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Keys that were lost.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public static KeyHistory Read(Chain chain)
    {
        var history = new KeyHistory();
        foreach (var record in chain.OfKind(KeyAnnouncement.RecordKind)) history.Add(record);
        return history;
    }

    /// <summary>The record that announced this key before that place of the chain; null when none did.</summary>
    public long? AnnouncedBefore(string fingerprint, long sequence) => _keys
        .Where(one => one.Announcement.Key.Fingerprint == fingerprint && one.Record < sequence).Select(one => (long?)one.Record).FirstOrDefault();

    private void Add(ChainRecord record)
    {
        if (KeyAnnouncement.Read(record.Content) is not { } next)
        {
            _faults.Add($"Record {record.Sequence} of the chain announces a key and cannot be read.");
            return;
        }
        var before = _keys.Count == 0 ? null : _keys[^1].Announcement.Key;
        if (next.Previous != before?.Fingerprint)
            _faults.Add($"Record {record.Sequence} of the chain announces a key that does not follow the one before it.");
        else if (next.Signature is not null && !(before is not null && next.IsSignedBy(before)))
            _faults.Add($"Record {record.Sequence} of the chain announces a key with a signature that is not by the key before it.");
        else if (before is not null && next.Signature is null)
            _notes.Add($"The key {before.Fingerprint} was lost; record {record.Sequence} of the chain put {next.Key.Fingerprint} in its place without its signature.");
        _keys.Add((record.Sequence, next));
    }
}
