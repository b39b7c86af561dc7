using Lethe.Data.Records;

namespace Lethe.Data.Csv;

/// <summary>Turns files into records, by what the training file shows of the columns.</summary>
internal sealed class CsvTable
{
    private const int LookEvery = 1000;
    private const int MostFeatures = 100_000;

    private readonly CsvOptions _options;
    private readonly DataJob _job;
    private readonly HashSet<string> _missing;
    private readonly List<CsvColumn> _columns = [];
    private readonly List<string> _header;
    private readonly int _label;
    private readonly int? _id;
    private readonly int? _owner;

    /// <summary>Reads the training file once, to learn its columns.</summary>
    public CsvTable(string path, CsvOptions options, DataJob job)
    {
        (_options, _job, _missing) = (options, job, [.. options.MissingValues, ""]);
        using var reader = Open(path);
        var header = new List<string>();
        if (!reader.Next(header)) throw new DataFormatException(path, "it is empty");
        _header = header;
        if (_header.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw reader.Fault($"column '{twice.Key}' is there twice");
        Choose(reader);
        (_label, _id, _owner) = (_header.IndexOf(options.Label), Place(options.Id), Place(options.Owner));
        var labels = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var values in Records(reader, "looking at"))
        {
            if (!_missing.Contains(values[_label])) labels.Add(values[_label]);
            foreach (var column in _columns)
                if (!_missing.Contains(values[column.Index])) column.See(values[column.Index]);
        }
        if (labels.Count == 0) throw new DataFormatException(path, "it has no records with a label");
        if (_columns.Select(column => column.Fault).OfType<string>().FirstOrDefault() is { } fault) throw new DataFormatException(path, fault);
        Width = _columns.Sum(column => column.Width);
        if (Width is 0 or > MostFeatures) throw new DataFormatException(path, $"it gives {Width} features; 1 to {MostFeatures} are allowed");
        Classes = InOrder(labels);
    }

    /// <summary>Features of a record, categories counted one by one.</summary>
    public int Width { get; }

    /// <summary>By number where all of them are whole numbers, otherwise by spelling.</summary>
    public IReadOnlyList<string> Classes { get; }

    public RecordSet Read(string path, string part)
    {
        using var reader = Open(path);
        var header = new List<string>();
        if (!reader.Next(header) || !header.SequenceEqual(_header))
            throw new DataFormatException(path, $"its first line is not that of the training file: {string.Join(", ", _header.Take(10))}");
        var classes = Classes.Index().ToDictionary(pair => pair.Item, pair => (long)pair.Index, StringComparer.Ordinal);
        var rows = new CsvRows(Width, _options.Owner is not null);
        var record = new float[Width];
        foreach (var values in Records(reader, "reading"))
        {
            if (!Encode(values, record, reader)) continue;
            if (!classes.TryGetValue(values[_label], out var label))
                throw reader.Fault($"label '{values[_label]}' is in no record of the training file");
            var id = _id is { } at ? values[at] : $"{part}-{rows.Count:D6}";
            if (!rows.Add(record, label, id, _owner is { } owner ? values[owner] : null))
                throw reader.Fault(rows.Fault(id));
        }
        if (rows.Count == 0) throw new DataFormatException(path, "it has no records, or all of them lack something");
        return rows.ToRecords(Width);
    }

    private CsvReader Open(string path) => CsvReader.Open(path, _options.Separator);

    private void Choose(CsvReader reader)
    {
        string[] roles = [.. new[] { _options.Label, _options.Id, _options.Owner }.OfType<string>()];
        var features = _options.Features.Count > 0 ? _options.Features : [.. _header.Except(roles)];
        foreach (var name in roles.Concat(features).Concat(_options.Categorical))
            if (!_header.Contains(name)) throw reader.Fault($"there is no column '{name}'. There are: {string.Join(", ", _header.Take(20))}");
        foreach (var name in features) _columns.Add(new CsvColumn(name, _header.IndexOf(name), _options.Categorical.Contains(name)));
    }

    private IEnumerable<List<string>> Records(CsvReader reader, string verb)
    {
        var values = new List<string>();
        for (var count = 0; reader.Next(values); count++)
        {
            if (count % LookEvery == 0)
            {
                _job.Cancellation.ThrowIfCancellationRequested();
                _job.Progress.Report(count, 0, $"{verb} the table");
            }
            if (count == _options.MostRecords) throw reader.Fault($"it has more than {_options.MostRecords} records");
            if (values.Count != _header.Count) throw reader.Fault($"it has {values.Count} values for {_header.Count} columns");
            yield return values;
        }
    }

    private bool Encode(List<string> values, float[] record, CsvReader reader)
    {
        // There is no mean of labels, ids or owners: such a record is left out even where the others are filled.
        foreach (var place in (ReadOnlySpan<int?>)[_label, _id, _owner])
            if (place is { } index && _missing.Contains(values[index])) return Skip(_header[index], reader);
        var at = 0;
        foreach (var column in _columns)
        {
            var value = _missing.Contains(values[column.Index]) ? null : values[column.Index];
            if (value is null && _options.Missing != MissingPolicy.Fill) return Skip(column.Name, reader);
            if (!column.Write(value, record.AsSpan(at, column.Width)))
                throw reader.Fault($"'{value}' in column '{column.Name}' is no number");
            at += column.Width;
        }
        return true;
    }

    private bool Skip(string column, CsvReader reader) => _options.Missing == MissingPolicy.Refuse
        ? throw reader.Fault($"column '{column}' has no value; set 'missing' to drop or fill to allow that")
        : false;

    private int? Place(string? column) => column is null ? null : _header.IndexOf(column);

    private static string[] InOrder(SortedSet<string> labels) => labels.All(label => long.TryParse(label, out _))
        ? [.. labels.OrderBy(long.Parse)]
        : [.. labels];
}
