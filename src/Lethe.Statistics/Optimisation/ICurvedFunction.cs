namespace Lethe.Statistics;

/// <summary>A function whose second derivatives are known too, and nowhere negative.</summary>
public interface ICurvedFunction : ISmoothFunction
{
    /// <summary>Writes the second derivatives at a point, row by row.</summary>
    void Curvature(ReadOnlySpan<double> point, Span<double> hessian);
}
