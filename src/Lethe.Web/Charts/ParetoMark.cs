namespace Lethe.Web.Charts;

/// <summary>A result in a drawing of two merits.</summary>
/// <param name="Radius">Its area goes with the seconds it took.</param>
/// <param name="Cross">The path of both intervals.</param>
/// <param name="IsFront">No other one is better in one way and no worse in the other.</param>
public sealed record ParetoMark(ParetoPoint Point, double X, double Y, double Radius, string Cross, bool IsFront, string Words);
