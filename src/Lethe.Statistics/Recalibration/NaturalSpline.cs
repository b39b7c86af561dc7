namespace Lethe.Statistics;

/// <summary>
/// A natural cubic spline over 0 to 1 with equally spaced knots: smooth to the second derivative, straight at both ends.
/// </summary>
public sealed class NaturalSpline
{
    private readonly double[] _values;
    private readonly double[] _bends;

    /// <param name="values">At the knots, two or more.</param>
    public NaturalSpline(ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Length, 2, nameof(values));
        (_values, _bends) = (values.ToArray(), Bends(values));
    }

    public IReadOnlyList<double> Values => _values;

    private double Width => 1.0 / (_values.Length - 1);

    public double At(double t)
    {
        var (k, b) = Piece(t);
        var (a, h) = (1 - b, Width);
        return a * _values[k] + b * _values[k + 1] + ((a * a * a - a) * _bends[k] + (b * b * b - b) * _bends[k + 1]) * h * h / 6;
    }

    public double Slope(double t)
    {
        var (k, b) = Piece(t);
        var (a, h) = (1 - b, Width);
        return (_values[k + 1] - _values[k]) / h + ((3 * b * b - 1) * _bends[k + 1] - (3 * a * a - 1) * _bends[k]) * h / 6;
    }

    /// <summary>The spline with the least squared distance from points at equal steps from 0 to 1.</summary>
    public static NaturalSpline Fit(ReadOnlySpan<double> points, int knots)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(knots, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(points.Length, knots, nameof(points));
        // A spline is linear in its values: the one that is 1 at a knot and 0 at the others is that knot's share.
        var shares = new NaturalSpline[knots];
        for (var k = 0; k < knots; k++)
        {
            var unit = new double[knots];
            unit[k] = 1;
            shares[k] = new NaturalSpline(unit);
        }
        var (gram, values, row) = (new double[knots * knots], new double[knots], new double[knots]);
        for (var i = 0; i < points.Length; i++)
        {
            var t = (double)i / (points.Length - 1);
            for (var k = 0; k < knots; k++) row[k] = shares[k].At(t);
            for (var k = 0; k < knots; k++)
            {
                values[k] += row[k] * points[i];
                for (var j = 0; j < knots; j++) gram[k * knots + j] += row[k] * row[j];
            }
        }
        if (!PositiveDefinite.Solve(gram, values)) throw new ArgumentException("The points are not finite.", nameof(points));
        return new NaturalSpline(values);
    }

    private (int Piece, double Into) Piece(double t)
    {
        var at = Math.Clamp(t, 0, 1) * (_values.Length - 1);
        var piece = Math.Min((int)at, _values.Length - 2);
        return (piece, at - piece);
    }

    // Second derivatives that make the first ones continuous: a tridiagonal system, 0 at both ends.
    private static double[] Bends(ReadOnlySpan<double> values)
    {
        var (bends, factors) = (new double[values.Length], new double[values.Length]);
        var steps = values.Length - 1.0;
        for (var k = 1; k < values.Length - 1; k++)
        {
            var right = 6 * (values[k + 1] - 2 * values[k] + values[k - 1]) * steps * steps;
            var pivot = 4 - factors[k - 1];
            factors[k] = 1 / pivot;
            bends[k] = (right - bends[k - 1]) / pivot;
        }
        for (var k = values.Length - 2; k > 0; k--) bends[k] -= factors[k] * bends[k + 1];
        return bends;
    }
}
