namespace Lethe.Representation.Relearning;

/// <summary>The same lesson given to all.</summary>
internal sealed record RelearningCurves(RelearningCurve Subject, RelearningCurve Original, IReadOnlyList<RelearningCurve> Oracles);
