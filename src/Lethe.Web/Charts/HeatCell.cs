namespace Lethe.Web.Charts;

/// <summary>One cell of a heat map.</summary>
/// <param name="Strength">From 0 to 1: the value beside the largest there is.</param>
public sealed record HeatCell(double X, double Y, double Strength, bool IsNegative, string Label, string Words);
