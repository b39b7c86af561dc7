namespace Lethe.Web.Charts;

/// <summary>One line of a curve chart.</summary>
/// <param name="Colour">Which of the colours, from 1.</param>
/// <param name="Band">Empty for none.</param>
/// <param name="Marks">Its points, where there are few enough to show them.</param>
public sealed record CurveLine(string Name, int Colour, string Path, string Band, IReadOnlyList<ChartPoint> Marks);
