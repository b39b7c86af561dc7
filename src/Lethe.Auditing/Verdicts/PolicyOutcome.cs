namespace Lethe.Auditing.Verdicts;

/// <summary>An audit judged by a policy.</summary>
/// <param name="Results">In the order of the gates, and of the results within each.</param>
/// <param name="Missing">The evidence that a verdict on unlearning lacks; any keeps it from passing.</param>
public sealed record PolicyOutcome(Policy Policy, Verdict Verdict, IReadOnlyList<GateResult> Results, IReadOnlyList<MissingEvidence> Missing);
