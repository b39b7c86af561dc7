namespace Lethe.Auditing.Certificates.Contents;

/// <summary>One number with what it takes to believe it.</summary>
/// <param name="Value">Null when it could not be computed; <paramref name="Reason"/> says why.</param>
public sealed record CertifiedFinding(
    string Subject, string Evaluator, string Metric, string Slice, double? Value, double? Low, double? High, double Level, string IntervalBy, long N, string Reason);
