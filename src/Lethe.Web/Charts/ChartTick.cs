namespace Lethe.Web.Charts;

/// <summary>A mark on an axis.</summary>
/// <param name="At">Where in the drawing.</param>
public sealed record ChartTick(double At, string Label);
