namespace Lethe.Statistics;

/// <summary>A table of logits, row by row with a class a column. What is none is refused, before it becomes a number that says nothing.</summary>
internal static class LogitRows
{
    /// <summary>No NaN and no plus infinity, every label a class.</summary>
    /// <param name="withZeros">Minus infinity may stand for a probability of 0.</param>
    public static void Check(ReadOnlySpan<double> logits, ReadOnlySpan<long> labels, int classes, bool withZeros = false)
    {
        ArgumentOutOfRangeException.ThrowIfZero(labels.Length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        ArgumentOutOfRangeException.ThrowIfNotEqual(logits.Length, (long)labels.Length * classes);
        for (var row = 0; row < labels.Length; row++)
        {
            if (labels[row] < 0 || labels[row] >= classes)
                throw new ArgumentException($"The label {labels[row]} of row {row} lies outside 0 to {classes - 1}.", nameof(labels));
            foreach (var logit in logits.Slice(row * classes, classes))
                if (!double.IsFinite(logit) && !(withZeros && double.IsNegativeInfinity(logit)))
                    throw new ArgumentException($"Row {row} holds {logit}, which is no logit.", nameof(logits));
        }
    }
}
