namespace Lethe.Statistics;

/// <summary>
/// A table of probabilities, row by row with a class a column, as pairs: the probability of one class, and whether it is the
/// true one. What is no table of probabilities is refused.
/// </summary>
public static class ClassPairs
{
    private const double Tolerance = 1e-6;

    /// <summary>Every number between 0 and 1, every row summing to 1, every label a class.</summary>
    public static void Check(ReadOnlySpan<double> probabilities, ReadOnlySpan<long> labels, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfZero(labels.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(probabilities.Length, (long)labels.Length * classes);
        for (var row = 0; row < labels.Length; row++)
        {
            if (labels[row] < 0 || labels[row] >= classes)
                throw new ArgumentException($"The label {labels[row]} of row {row} lies outside 0 to {classes - 1}.", nameof(labels));
            var sum = 0.0;
            foreach (var probability in probabilities.Slice(row * classes, classes))
            {
                if (!(probability >= 0 && probability <= 1))
                    throw new ArgumentException($"Row {row} holds {probability}; a probability lies between 0 and 1.", nameof(probabilities));
                sum += probability;
            }
            if (Math.Abs(sum - 1) > Tolerance)
                throw new ArgumentException($"Row {row} sums to {sum} and not to 1.", nameof(probabilities));
        }
    }

    /// <summary>Writes the pairs of one class.</summary>
    public static void Fill(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<long> labels, int classes, int which, Span<double> ofClass, Span<bool> isTrue)
    {
        for (var row = 0; row < labels.Length; row++)
            (ofClass[row], isTrue[row]) = (probabilities[row * classes + which], labels[row] == which);
    }
}
