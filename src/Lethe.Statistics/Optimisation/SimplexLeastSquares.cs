namespace Lethe.Statistics;

/// <summary>
/// Shares that are nowhere negative and sum to 1, with the least w·Gw − 2 h·w: the mixture of a few columns that comes
/// nearest to a target. Exact: the best of all faces of the simplex, of which few columns have few.
/// </summary>
public static class SimplexLeastSquares
{
    private const int MostColumns = 10;

    /// <param name="gram">Products of the columns with each other, row by row.</param>
    /// <param name="target">Products of the columns with the target.</param>
    public static double[] Of(ReadOnlySpan<double> gram, ReadOnlySpan<double> target)
    {
        var size = target.Length;
        ArgumentOutOfRangeException.ThrowIfZero(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MostColumns);
        ArgumentOutOfRangeException.ThrowIfNotEqual(gram.Length, size * size);
        var (best, least) = (new double[size], double.PositiveInfinity);
        for (var face = 1; face < 1 << size; face++)
        {
            if (OnFace(gram, target, face) is not { } weights) continue;
            var value = Value(gram, target, weights);
            if (!(value < least)) continue;
            (best, least) = (weights, value);
        }
        return best;
    }

    private static double Value(ReadOnlySpan<double> gram, ReadOnlySpan<double> target, ReadOnlySpan<double> weights)
    {
        var value = 0.0;
        for (var i = 0; i < weights.Length; i++)
            value += weights[i] * (SearchPoint.Dot(gram.Slice(i * weights.Length, weights.Length), weights) - 2 * target[i]);
        return value;
    }

    // The last column's share is what the others leave, so that the rest is an unconstrained parabola.
    private static double[]? OnFace(ReadOnlySpan<double> gram, ReadOnlySpan<double> target, int face)
    {
        var (size, columns) = (target.Length, Enumerable.Range(0, target.Length).Where(i => (face >> i & 1) == 1).ToArray());
        var (last, free) = (columns[^1], columns.Length - 1);
        var weights = new double[size];
        var (matrix, right) = (new double[free * free], new double[free]);
        for (var i = 0; i < free; i++)
        {
            var one = columns[i];
            for (var j = 0; j < free; j++)
                matrix[i * free + j] = gram[one * size + columns[j]] - gram[one * size + last] - gram[last * size + columns[j]] + gram[last * size + last];
            right[i] = target[one] - target[last] - gram[one * size + last] + gram[last * size + last];
        }
        // Columns that are the same leave no parabola; a smaller face holds the same mixture.
        if (free > 0 && !PositiveDefinite.Solve(matrix, right)) return null;
        weights[last] = 1;
        for (var i = 0; i < free; i++)
        {
            weights[columns[i]] = right[i];
            weights[last] -= right[i];
        }
        return weights.Any(weight => weight < 0) ? null : weights;
    }
}
