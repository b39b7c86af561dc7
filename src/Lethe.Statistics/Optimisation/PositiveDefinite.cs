namespace Lethe.Statistics;

/// <summary>Symmetric matrices without a negative direction: linear equations by Cholesky's factors.</summary>
public static class PositiveDefinite
{
    private const double LeastRidge = 1e-13;
    private const double RidgeGrowth = 100;

    /// <summary>
    /// Solves for <paramref name="right"/>, which becomes the answer. Where the matrix has flat directions a ridge, small
    /// against its diagonal, picks the answer that moves least along them.
    /// </summary>
    /// <param name="matrix">Row by row; overwritten.</param>
    /// <returns>False when the matrix is none of this kind, or not finite.</returns>
    public static bool Solve(Span<double> matrix, Span<double> right)
    {
        var size = right.Length;
        ArgumentOutOfRangeException.ThrowIfNotEqual(matrix.Length, size * size);
        var greatest = 0.0;
        for (var i = 0; i < size; i++) greatest = Math.Max(greatest, matrix[i * size + i]);
        if (!(greatest > 0 && double.IsFinite(greatest))) return false;
        var diagonal = new double[size];
        for (var i = 0; i < size; i++) diagonal[i] = matrix[i * size + i];
        // The upper half keeps the matrix while the lower one takes the factor, so that a second try needs no copy.
        for (var ridge = LeastRidge; ridge < 1; ridge *= RidgeGrowth)
        {
            if (!Factor(matrix, diagonal, ridge * greatest)) continue;
            Substitute(matrix, right);
            return true;
        }
        return false;
    }

    private static bool Factor(Span<double> matrix, ReadOnlySpan<double> diagonal, double ridge)
    {
        var size = diagonal.Length;
        for (var i = 0; i < size; i++)
        {
            var row = matrix.Slice(i * size, size);
            for (var j = 0; j < i; j++)
            {
                var before = matrix.Slice(j * size, size);
                row[j] = (before[i] - SearchPoint.Dot(row[..j], before[..j])) / before[j];
            }
            var left = diagonal[i] + ridge - SearchPoint.Dot(row[..i], row[..i]);
            if (!(left > 0)) return false;
            row[i] = Math.Sqrt(left);
        }
        return true;
    }

    private static void Substitute(ReadOnlySpan<double> factor, Span<double> right)
    {
        var size = right.Length;
        for (var i = 0; i < size; i++)
            right[i] = (right[i] - SearchPoint.Dot(factor.Slice(i * size, i), right[..i])) / factor[i * size + i];
        for (var i = size - 1; i >= 0; i--)
        {
            right[i] /= factor[i * size + i];
            for (var j = 0; j < i; j++) right[j] -= factor[i * size + j] * right[i];
        }
    }
}
