using System.IO.Enumeration;
using Lethe.Sdk;

namespace Lethe.Auditing.Verdicts;

/// <summary>Judges what an audit found by a policy. It computes no number: findings come with their intervals.</summary>
public static class PolicyJudge
{
    /// <param name="metrics">The metrics of the audit's evaluators, by id.</param>
    /// <param name="oracles">What gates that ask for likeness to the oracles compare with; null: there are none.</param>
    public static PolicyOutcome Judge(
        Policy policy, IReadOnlyList<SubjectResult> subjects, IReadOnlyDictionary<string, Metric> metrics, OracleNumbers? oracles = null)
    {
        oracles ??= OracleNumbers.None;
        var results = policy.Gates.SelectMany(gate => Judge(gate, subjects, oracles)).ToArray();
        var missing = EvidenceRule.Missing(policy, subjects, results, metrics, oracles);
        var verdicts = results.Select(result => result.Verdict).Concat(missing.Select(_ => Verdict.Inconclusive));
        return new PolicyOutcome(policy, VerdictRules.Worst(verdicts), results, missing);
    }

    private static IEnumerable<GateResult> Judge(Gate gate, IReadOnlyList<SubjectResult> subjects, OracleNumbers oracles)
    {
        var chosen = Choose(gate, subjects);
        if (chosen.Length > 0) return chosen.SelectMany(subject => Judge(gate, subject, oracles));
        var pattern = gate.Subject ?? "*";
        return [GateJudge.Missing(gate, pattern, null, $"no result is called {pattern}")];
    }

    // An audit that unlearned nothing is about the subjects as they came.
    private static SubjectResult[] Choose(Gate gate, IReadOnlyList<SubjectResult> subjects)
    {
        if (gate.Subject is { } pattern) return [.. subjects.Where(subject => Matches(pattern, subject.Label))];
        var unlearned = subjects.Where(subject => subject.IsUnlearned).ToArray();
        return unlearned.Length > 0 ? unlearned : [.. subjects];
    }

    private static IEnumerable<GateResult> Judge(Gate gate, SubjectResult subject, OracleNumbers oracles)
    {
        var findings = subject.Findings.Where(finding => finding.Metric == gate.Metric && Matches(gate.Slice ?? "", finding.Slice)).ToArray();
        return findings.Length == 0
            ? [GateJudge.Missing(gate, subject.Label, null, "it was not measured")]
            : findings.Select(finding => GateJudge.Judge(gate, subject.Label, finding, oracles));
    }

    private static bool Matches(string pattern, string text)
    {
        if (!pattern.Contains('*')) return pattern == text;
        // The matcher finds no name in nothing; here the whole has the empty slice.
        if (text.Length == 0) return pattern.All(letter => letter == '*');
        // Of the matcher's special characters only the star is meant.
        var literal = pattern.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("?", "\\?", StringComparison.Ordinal);
        return FileSystemName.MatchesSimpleExpression(literal, text, ignoreCase: false);
    }
}
