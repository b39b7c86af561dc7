namespace Lethe.Web.Charts;

/// <summary>A place in a drawing.</summary>
public readonly record struct ChartPoint(double X, double Y);
