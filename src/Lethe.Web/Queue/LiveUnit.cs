namespace Lethe.Web.Queue;

/// <summary>A unit that is being run, as of one moment.</summary>
/// <param name="What">What it is at, such as an epoch; empty while its worker starts.</param>
/// <param name="Total">0: the end is not known.</param>
/// <param name="Rate">Steps a second; 0 before there is one.</param>
public sealed record LiveUnit(string Name, string What, long Done, long Total, double Rate, double? SecondsLeft);
