namespace Lethe.Onnx.Running;

/// <summary>
/// What the data of a run settles: how many rows, how many per batch, and the size behind every symbol.
/// </summary>
internal sealed class RunShape
{
    private readonly Dictionary<string, (long Size, string Input)> _symbols = new(StringComparer.Ordinal);
    private readonly HashSet<string> _batchSymbols = new(StringComparer.Ordinal);

    public RunShape(long rows, int batchSize, IEnumerable<OnnxTensorInfo> rowInputs)
    {
        Rows = rows;
        foreach (var info in rowInputs)
        {
            if (info.Shape is not [var first, ..]) continue;
            if (first.Symbol is { } symbol) _batchSymbols.Add(symbol);
            if (first.Size is not { } size) continue;
            if (size < 1 || size > int.MaxValue || (FixedBatch is { } other && other != size))
                throw new OnnxModelException(
                    $"Input '{info.Name}' has a fixed batch of {size}, which cannot be fed rows" +
                    (FixedBatch is { } before ? $" where another has {before}" : "") +
                    ". Export the model with a batch that may vary.");
            FixedBatch = (int)size;
        }

        Batch = FixedBatch ?? (int)Math.Min(batchSize, rows);
    }

    public long Rows { get; }

    /// <summary>Most rows in a batch.</summary>
    public int Batch { get; }

    /// <summary>The batch that the model insists on.</summary>
    public int? FixedBatch { get; }

    /// <summary>Notes the sizes that data gives to a declared shape.</summary>
    public void Learn(OnnxTensorInfo info, IEnumerable<OnnxDimension> declared, ReadOnlySpan<long> sizes)
    {
        var at = 0;
        foreach (var dimension in declared)
        {
            var size = sizes[at++];
            if (dimension.Symbol is not { } symbol) continue;
            if (_symbols.TryGetValue(symbol, out var known) && known.Size != size)
                throw new OnnxInputException(
                    $"Inputs '{known.Input}' and '{info.Name}' share the dimension '{symbol}' but were given " +
                    $"{known.Size} and {size}.");
            _symbols[symbol] = (size, info.Name);
        }
    }

    /// <summary>Whether a first dimension can be the one that counts rows.</summary>
    public bool IsBatch(OnnxDimension dimension) => dimension.Size is not { } size || size == FixedBatch;

    /// <summary>The shape that a declaration comes to for a batch; null if the data does not settle it.</summary>
    public long[]? Resolve(OnnxTensorInfo info, int size)
    {
        var shape = new long[info.Shape.Count];
        for (var i = 0; i < shape.Length; i++)
        {
            var dimension = info.Shape[i];
            if (dimension.Size is { } fixedSize) shape[i] = fixedSize;
            else if (dimension.Symbol is not { } symbol) return null;
            else if (_batchSymbols.Contains(symbol)) shape[i] = size;
            else if (_symbols.TryGetValue(symbol, out var known)) shape[i] = known.Size;
            else return null;
        }

        return shape;
    }
}
