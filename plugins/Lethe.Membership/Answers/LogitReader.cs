using static TorchSharp.torch;

namespace Lethe.Membership.Answers;

/// <summary>Walks through logits row by row in double precision: what a probability of nearly 1 leaves is where membership shows.</summary>
internal static class LogitReader
{
    private const int RowsAtOnce = 4096;

    public delegate void Visit(int row, int label, ReadOnlySpan<double> logits);

    /// <param name="logits">One row a record of the split, on the CPU.</param>
    public static void Each(Tensor logits, Split split, Visit visit)
    {
        if (logits.dim() != 2 || logits.size(0) != split.Count)
            throw new ModelException($"The logits of {split.Count} records have shape [{string.Join(", ", logits.shape)}].");
        var classes = (int)logits.size(1);
        for (var start = 0; start < split.Count; start += RowsAtOnce)
        {
            using var scope = NewDisposeScope();
            var rows = Math.Min(RowsAtOnce, split.Count - start);
            using var numbers = logits.narrow(0, start, rows).detach().to(ScalarType.Float64).contiguous().data<double>();
            var block = numbers.ToArray();
            for (var i = 0; i < rows; i++) visit(start + i, LabelOf(split, start + i, classes), block.AsSpan(i * classes, classes));
        }
    }

    private static int LabelOf(Split split, int row, int classes)
    {
        var label = split.Label(row);
        return label >= 0 && label < classes
            ? (int)label
            : throw new ModelException($"Record {split.Id(row)} is of class {label}, and the model has {classes} outputs.");
    }
}
