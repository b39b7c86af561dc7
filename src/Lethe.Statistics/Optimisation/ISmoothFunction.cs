namespace Lethe.Statistics;

/// <summary>A function of several numbers that is to be made small.</summary>
public interface ISmoothFunction
{
    /// <summary>How many numbers it takes.</summary>
    int Size { get; }

    /// <summary>Its value at a point; its slopes there are written to <paramref name="gradient"/>.</summary>
    double At(ReadOnlySpan<double> point, Span<double> gradient);
}
