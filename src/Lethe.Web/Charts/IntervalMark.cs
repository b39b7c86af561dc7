namespace Lethe.Web.Charts;

/// <summary>One subject's number with its interval, side by side with others.</summary>
/// <param name="Words">For those who point at it.</param>
public sealed record IntervalMark(int Row, double At, double Low, double High, string Kind, string Words);
