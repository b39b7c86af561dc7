namespace Lethe.Statistics;

/// <summary>The weights between 0 and 1 that have a given sum: subsets of that size, and everything between them.</summary>
public static class CappedSimplex
{
    // Halving an interval of doubles this often leaves nothing to halve.
    private const int Halvings = 128;

    /// <summary>
    /// The nearest such weights: clamp(a - μ, 0, 1), with the μ at which they have the sum. Bisection finds which weights lie
    /// strictly between 0 and 1; these then say μ exactly.
    /// </summary>
    /// <param name="sum">Between 0 and the number of weights.</param>
    /// <param name="weights">Where the result goes; may be <paramref name="point"/> itself.</param>
    public static void Project(ReadOnlySpan<double> point, double sum, Span<double> weights)
    {
        if (weights.Length != point.Length) throw new ArgumentException($"{point.Length} numbers do not fit into {weights.Length}.", nameof(weights));
        if (!(sum >= 0 && sum <= point.Length)) throw new ArgumentOutOfRangeException(nameof(sum), sum, $"Weights of at most 1 that sum to it: there are {point.Length}.");
        if (point.Length == 0) return;
        var shift = Polished(point, sum, Bisected(point, sum));
        for (var i = 0; i < point.Length; i++) weights[i] = Math.Clamp(point[i] - shift, 0, 1);
    }

    private static double Bisected(ReadOnlySpan<double> point, double sum)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (var value in point)
        {
            if (!double.IsFinite(value)) throw new ArgumentException($"{value} has no place among weights.", nameof(point));
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }
        // At one end all weights are 1, at the other all are 0.
        low -= 1;
        for (var i = 0; i < Halvings; i++)
        {
            var middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) break;
            if (SumAt(point, middle) > sum) low = middle;
            else high = middle;
        }
        return low + (high - low) / 2;
    }

    private static double SumAt(ReadOnlySpan<double> point, double shift)
    {
        var sum = 0.0;
        foreach (var value in point) sum += Math.Clamp(value - shift, 0, 1);
        return sum;
    }

    private static double Polished(ReadOnlySpan<double> point, double sum, double shift)
    {
        var (between, total, rest) = (0, 0.0, sum);
        foreach (var value in point)
        {
            if (value - shift >= 1)
            {
                rest--;
            }
            else if (value > shift)
            {
                between++;
                total += value;
            }
        }
        return between == 0 ? shift : (total - rest) / between;
    }
}
