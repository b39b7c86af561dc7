namespace Lethe.Statistics;

/// <summary>Where a number lies, at a level, and how that was found.</summary>
public readonly record struct Interval(double Low, double High, double Level, string By)
{
    public double Width => High - Low;

    public bool Contains(double value) => value >= Low && value <= High;

    public bool Inside(double low, double high) => Low >= low && High <= high;
}
