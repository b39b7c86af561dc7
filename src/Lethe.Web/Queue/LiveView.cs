namespace Lethe.Web.Queue;

/// <summary>An audit that this server runs, as of one moment.</summary>
/// <param name="Version">Another number: something is different.</param>
/// <param name="Lines">The last that was logged, oldest first.</param>
public sealed record LiveView(long Version, int UnitsDone, int UnitsTotal, IReadOnlyList<LiveUnit> Running, IReadOnlyList<string> Lines);
