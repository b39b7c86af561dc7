using Lethe.Data.Records;

namespace Lethe.Data.Csv;

/// <summary>Records of a table as they come in.</summary>
internal sealed class CsvRows(int width, bool owned)
{
    // Beyond this the list could not grow any more: arrays of .NET end there.
    private const long MostValues = 1L << 30;

    private readonly List<float> _values = [];
    private readonly List<long> _labels = [];
    private readonly List<string> _ids = [];
    private readonly List<string> _owners = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public int Count => _ids.Count;

    /// <summary>False when the id is there already or the table has become too large.</summary>
    public bool Add(ReadOnlySpan<float> record, long label, string id, string? owner)
    {
        if (_values.Count + (long)width > MostValues || !_seen.Add(id)) return false;
        _values.AddRange(record);
        _labels.Add(label);
        _ids.Add(id);
        if (owned) _owners.Add(owner!);
        return true;
    }

    public string Fault(string id) => _seen.Contains(id)
        ? $"id '{id}' is there twice"
        : $"the table has more than {MostValues} numbers once its categories are counted one by one";

    public RecordSet ToRecords(int features) => new(
        new TableSource([.. _values], features), new RecordTable([.. _ids], [.. _labels], owned ? [.. _owners] : null));
}
