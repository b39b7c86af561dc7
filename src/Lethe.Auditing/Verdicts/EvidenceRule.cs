using Lethe.Sdk;

namespace Lethe.Auditing.Verdicts;

/// <summary>
/// A model has been shown to forget when outputs, membership, representation and relearning all say so. A policy may name
/// fewer kinds; it then says in writing what its verdict rests on. A gate that the original would pass as well tells
/// forgetting from remembering no more than no gate.
/// </summary>
internal static class EvidenceRule
{
    public static IReadOnlyList<Evidence> Usual { get; } = [.. Enum.GetValues<Evidence>().Where(kind => kind != Evidence.None)];

    /// <param name="metrics">What is known of the metrics that gates are about; others are evidence of nothing.</param>
    public static IReadOnlyList<MissingEvidence> Missing(
        Policy policy, IReadOnlyList<SubjectResult> subjects, IReadOnlyList<GateResult> results,
        IReadOnlyDictionary<string, Metric> metrics, OracleNumbers oracles)
    {
        var original = subjects.FirstOrDefault(subject => !subject.IsUnlearned);
        return
        [
            .. from subject in subjects
               where subject.IsUnlearned
               from kind in policy.Evidence
               let judged = results.Where(result => result.Subject == subject.Label && result.Verdict != Verdict.NotRun
                   && metrics.GetValueOrDefault(result.Gate.Metric)?.Evidence == kind).ToArray()
               where !judged.Any(result => Tells(result, original, oracles))
               select new MissingEvidence(subject.Label, kind, Sentence(kind, judged)),
        ];
    }

    private static bool Tells(GateResult result, SubjectResult? original, OracleNumbers oracles)
    {
        var same = original?.Findings.FirstOrDefault(finding => finding.Metric == result.Gate.Metric && finding.Slice == result.Finding?.Slice);
        return same is null || GateJudge.Judge(result.Gate, original!.Label, same, oracles).Verdict != Verdict.Pass;
    }

    private static string Sentence(Evidence kind, GateResult[] judged)
    {
        var word = $"{kind}".ToLowerInvariant();
        return judged.Length == 0
            ? $"no gate looks at {word}, without which forgetting is not shown: add one, or say in the policy what is to be enough, such as evidence: [outputs]"
            : $"the original passes every gate on {word} too, so that passing them shows nothing: add gates that it fails, or take it that these numbers cannot tell";
    }
}
