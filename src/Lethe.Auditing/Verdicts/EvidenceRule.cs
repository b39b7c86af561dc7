using Lethe.Sdk;

namespace Lethe.Auditing.Verdicts;

/// <summary>
/// A model has been shown to forget when outputs, membership, representation and relearning all say so. A policy may name
/// fewer kinds; it then says in writing what its verdict rests on.
/// </summary>
internal static class EvidenceRule
{
    public static IReadOnlyList<Evidence> Usual { get; } = [.. Enum.GetValues<Evidence>().Where(kind => kind != Evidence.None)];

    /// <param name="metrics">What is known of the metrics that gates are about; others are evidence of nothing.</param>
    public static IReadOnlyList<MissingEvidence> Missing(
        Policy policy, IReadOnlyList<SubjectResult> subjects, IReadOnlyList<GateResult> results, IReadOnlyDictionary<string, Metric> metrics) =>
    [
        .. subjects.Where(subject => subject.IsUnlearned).SelectMany(subject =>
        {
            var shown = results.Where(result => result.Subject == subject.Label && result.Verdict != Verdict.NotRun)
                .Select(result => metrics.GetValueOrDefault(result.Gate.Metric)?.Evidence ?? Evidence.None).ToHashSet();
            return policy.Evidence.Where(kind => !shown.Contains(kind)).Select(kind => new MissingEvidence(subject.Label, kind, Sentence(kind)));
        }),
    ];

    private static string Sentence(Evidence kind) =>
        $"no gate looks at {$"{kind}".ToLowerInvariant()}, without which forgetting is not shown: add one, or say in the policy what is to be enough, such as evidence: [outputs]";
}
