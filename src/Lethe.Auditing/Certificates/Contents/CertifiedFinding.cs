using System.Text.Json.Serialization;

namespace Lethe.Auditing.Certificates.Contents;

/// <summary>One number with what it takes to believe it.</summary>
/// <param name="Value">Null when it could not be computed; <paramref name="Reason"/> says why.</param>
/// <param name="IsDetail">Another look at what a number beside it says in short; pages show it after the others. Left out where it is not so.</param>
public sealed record CertifiedFinding(
    string Subject, string Evaluator, string Metric, string Slice, double? Value, double? Low, double? High, double Level, string IntervalBy, long N, string Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsDetail = false);
