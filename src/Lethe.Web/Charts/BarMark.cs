namespace Lethe.Web.Charts;

/// <summary>One bar.</summary>
/// <param name="Low">Where the ends of its interval lie; null where it has none.</param>
/// <param name="Words">For those who point at it.</param>
public sealed record BarMark(double X, double Y, double Width, double Height, double? Low, double? High, int Colour, string Words);
