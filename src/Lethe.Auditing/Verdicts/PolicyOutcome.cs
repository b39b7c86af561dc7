namespace Lethe.Auditing.Verdicts;

/// <summary>An audit judged by a policy.</summary>
/// <param name="Results">In the order of the gates, and of the results within each.</param>
public sealed record PolicyOutcome(Policy Policy, Verdict Verdict, IReadOnlyList<GateResult> Results);
