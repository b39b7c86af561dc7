using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>A part of a dataset, or some rows of one. Every record has a stable id; it may have a label and an owner.</summary>
public sealed class Split
{
    private readonly IRecordSource _source;
    private readonly RecordTable _table;
    private readonly int[]? _rows;
    private readonly bool _labelled;

    public Split(string name, IRecordSource source, RecordTable table) : this(name, source, table, null, table.Labels is not null)
    {
        if (source.Count != table.Count)
            throw new ArgumentException($"Split {name} has {source.Count} inputs and {table.Count} records.");
    }

    private Split(string name, IRecordSource source, RecordTable table, int[]? rows, bool labelled)
    {
        Name = name;
        _source = source;
        _table = table;
        _rows = rows;
        _labelled = labelled;
    }

    public string Name { get; }

    public int Count => _rows?.Length ?? _source.Count;

    public bool HasLabels => _labelled;

    public bool HasOwners => _table.Owners is not null;

    public string Id(int row) => _table.Ids[Row(row)];

    public string? Owner(int row) => _table.Owners?[Row(row)];

    public long Label(int row) => _labelled
        ? _table.Labels![Row(row)]
        : throw new InvalidOperationException($"The records of {Name} carry no labels.");

    /// <summary>Names of the further facts known about each record.</summary>
    public IEnumerable<string> AttributeNames => _table.Attributes?.Keys ?? [];

    /// <summary>A fact about a record, or null where nothing of that name is known.</summary>
    public double? Attribute(string name, int row) =>
        _table.Attributes?.TryGetValue(name, out var values) == true ? values[Row(row)] : null;

    /// <summary>The rows of the split this one was cut from, or simply all rows.</summary>
    public int[] RowsOfWhole()
    {
        if (_rows is not null) return [.. _rows];
        var all = new int[Count];
        for (var i = 0; i < all.Length; i++) all[i] = i;
        return all;
    }

    /// <summary>Where these records are in a split that holds them all; null when it does not.</summary>
    public int[]? RowsIn(Split whole)
    {
        if (!ReferenceEquals(_source, whole._source)) return null;
        var own = RowsOfWhole();
        if (whole._rows is null) return own;
        var places = new Dictionary<int, int>(whole._rows.Length);
        for (var i = 0; i < whole._rows.Length; i++) places.TryAdd(whole._rows[i], i);
        for (var i = 0; i < own.Length; i++)
        {
            if (!places.TryGetValue(own[i], out var place)) return null;
            own[i] = place;
        }
        return own;
    }

    /// <summary>Only these rows, in this order.</summary>
    public Split Subset(string name, IReadOnlyList<int> rows)
    {
        var chosen = new int[rows.Count];
        for (var i = 0; i < chosen.Length; i++) chosen[i] = Row(rows[i]);
        return new Split(name, _source, _table, chosen, _labelled);
    }

    /// <summary>All rows but these.</summary>
    public Split Without(string name, IReadOnlyCollection<int> rows)
    {
        var excluded = rows as IReadOnlySet<int> ?? new HashSet<int>(rows);
        return Subset(name, [.. Enumerable.Range(0, Count).Where(row => !excluded.Contains(row))]);
    }

    /// <summary>The same records for a reader who may not see labels, nor the attributes, which can tell them.</summary>
    public Split WithoutLabels() => new(Name, _source, _table with { Attributes = null }, _rows, false);

    public Batch Read(ReadOnlySpan<int> rows, Device device)
    {
        var whole = new int[rows.Length];
        for (var i = 0; i < whole.Length; i++) whole[i] = Row(rows[i]);
        var inputs = Move(_source.Read(whole), device);
        if (!_labelled) return new Batch(inputs, null, rows.ToArray());
        var labels = new long[whole.Length];
        for (var i = 0; i < labels.Length; i++) labels[i] = _table.Labels![whole[i]];
        return new Batch(inputs, Move(torch.tensor(labels), device), rows.ToArray());
    }

    /// <summary>
    /// All records once, shuffled if a stream is given. Each batch is disposed when the next one is asked for; what
    /// is computed from it belongs to the caller's scope.
    /// </summary>
    public IEnumerable<Batch> Batches(int size, Device device, RandomStream? shuffle = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var order = shuffle?.Permutation(Count);
        for (var start = 0; start < Count; start += size)
        {
            var rows = new int[Math.Min(size, Count - start)];
            for (var i = 0; i < rows.Length; i++) rows[i] = order?[start + i] ?? start + i;
            var batch = Read(rows, device);
            try
            {
                yield return batch;
            }
            finally
            {
                // Also when the caller leaves in the middle.
                batch.Inputs.Dispose();
                batch.Labels?.Dispose();
            }
        }
    }

    private int Row(int row) => _rows is null ? row : _rows[row];

    private static Tensor Move(Tensor tensor, Device device) =>
        device.type == DeviceType.CPU ? tensor : tensor.to(device, disposeAfter: true);
}
