using Lethe.Auditing.Verdicts;

namespace Lethe.Auditing.Certificates.Contents;

/// <summary>One rule on one number.</summary>
/// <param name="Value">Null when there was no number.</param>
/// <param name="Sentence">The verdict with its numbers, for people.</param>
/// <param name="Reason">Why the rule is there; null when the policy does not say.</param>
public sealed record CertifiedGate(
    string Subject, string Metric, string Slice, string Limit, Verdict Verdict, double? Value, string Sentence, string? Reason);
