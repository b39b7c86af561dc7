namespace Lethe.Statistics;

/// <summary>Where a search ended.</summary>
/// <param name="Value">Never above the value at the start.</param>
/// <param name="LargestSlope">The greatest absolute slope there; 0 at an exact minimum.</param>
/// <param name="Converged">That slope is below the tolerance.</param>
public sealed record Minimum(double[] Point, double Value, double LargestSlope, int Steps, bool Converged);
