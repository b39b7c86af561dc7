namespace Lethe.Statistics;

/// <summary>A point of a search with the function's value and slopes there; reused from step to step.</summary>
internal sealed class SearchPoint(int size)
{
    public double[] Point { get; } = new double[size];

    public double[] Gradient { get; } = new double[size];

    public double Value { get; private set; }

    public double LargestSlope { get; private set; }

    public void Evaluate(ISmoothFunction function)
    {
        Value = function.At(Point, Gradient);
        LargestSlope = 0;
        // A NaN stays: no step to such a point is ever taken.
        foreach (var slope in Gradient) LargestSlope = Math.Max(LargestSlope, Math.Abs(slope));
    }

    public void MoveFrom(SearchPoint other, double step, ReadOnlySpan<double> direction)
    {
        for (var i = 0; i < Point.Length; i++) Point[i] = other.Point[i] + step * direction[i];
    }

    public double SlopeAlong(ReadOnlySpan<double> direction) => Dot(Gradient, direction);

    public Minimum Ended(int steps, double tolerance) => new([.. Point], Value, LargestSlope, steps, LargestSlope <= tolerance);

    public static double Dot(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++) sum += one[i] * other[i];
        return sum;
    }
}
