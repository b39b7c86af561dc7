using Lethe.Auditing.Verdicts;
using Lethe.Sdk;

namespace Lethe.Auditing.Tests.Verdicts;

public class EvidenceRuleTests
{
    private static readonly Dictionary<string, Metric> Metrics = new[]
    {
        Metric("gap.accuracy", Evidence.Outputs), Metric("mia.loss", Evidence.Membership), Metric("representation.cka", Evidence.Representation),
        Metric("relearning.area", Evidence.Relearning), Metric("accuracy.test", Evidence.None),
    }.ToDictionary(metric => metric.Id);

    [Fact]
    public void Verdict_WithAGateOfEveryKind_Passes() =>
        Assert.Equal(Verdict.Pass, Judge("", true, "gap.accuracy", "mia.loss", "representation.cka", "relearning.area").Verdict);

    [Theory]
    [InlineData("gap.accuracy", "membership,representation,relearning")]
    [InlineData("accuracy.test", "outputs,membership,representation,relearning")]
    [InlineData("mia.loss", "outputs,representation,relearning")]
    public void Verdict_WithoutAKindOfEvidence_IsInconclusiveAndSaysWhich(string metric, string missing)
    {
        var outcome = Judge("", true, metric);
        Assert.Equal(Verdict.Inconclusive, outcome.Verdict);
        Assert.Equal(missing.Split(','), outcome.Missing.Select(one => $"{one.Kind}".ToLowerInvariant()));
        Assert.All(outcome.Missing, one => Assert.Contains($"{one.Kind}".ToLowerInvariant(), one.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Verdict_ByGatesThatTheOriginalPassesToo_IsInconclusive()
    {
        var outcome = Judge(originals: 1);
        Assert.Equal(Verdict.Inconclusive, outcome.Verdict);
        Assert.Equal(EvidenceRule.Usual, outcome.Missing.Select(one => one.Kind));
        Assert.All(outcome.Missing, one => Assert.StartsWith("the original passes every gate on ", one.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Verdict_ByGatesThatTheOriginalFails_Passes() => Assert.Equal(Verdict.Pass, Judge(originals: -1).Verdict);

    [Fact]
    public void Verdict_ThatFails_StaysAFailureWhateverIsMissing() =>
        Assert.Equal(Verdict.Fail, Judge("", true, 2, "gap.accuracy").Verdict);

    [Fact]
    public void Policy_ThatNamesWhatIsEnough_GetsByWithIt() =>
        Assert.Equal(Verdict.Pass, Judge("evidence: [outputs]", true, "gap.accuracy").Verdict);

    [Fact]
    public void Verdict_OnAModelAsItCame_NeedsNoEvidenceOfForgetting() =>
        Assert.Equal(Verdict.Pass, Judge("", false, "accuracy.test").Verdict);

    [Theory]
    [InlineData("evidence: outputs")]
    [InlineData("evidence: [output]")]
    [InlineData("evidence: [none]")]
    [InlineData("evidence: { outputs: true }")]
    public void Policy_WithUnknownEvidence_IsRefused(string line)
    {
        var refused = Assert.Throws<PolicyException>(() => new PolicyReader().Read($"{line}\ngates: [ {{ metric: a.b, atLeast: 0 }} ]"));
        Assert.Contains("outputs, membership, representation, relearning", Assert.Single(refused.Faults).Message, StringComparison.Ordinal);
    }

    private static PolicyOutcome Judge(double originals)
    {
        string[] metrics = ["gap.accuracy", "mia.loss", "representation.cka", "relearning.area"];
        var gates = string.Concat(metrics.Select(metric => $"  - {{ metric: {metric}, atLeast: 0 }}\n"));
        SubjectResult Subject(string label, double value) =>
            new(label, label == "x", [.. metrics.Select(metric => new Finding { Metric = metric, Value = value, Low = value, High = value, N = 100 })]);
        return PolicyJudge.Judge(new PolicyReader().Read($"gates:\n{gates}"), [Subject("original", originals), Subject("x", 1)], Metrics);
    }

    private static PolicyOutcome Judge(string evidence, bool unlearned, params string[] metrics) => Judge(evidence, unlearned, 0, metrics);

    private static PolicyOutcome Judge(string evidence, bool unlearned, double least, params string[] metrics)
    {
        var gates = string.Concat(metrics.Select(metric => $"  - {{ metric: {metric}, atLeast: {least} }}\n"));
        var findings = metrics.Select(metric => new Finding { Metric = metric, Value = 1, Low = 1, High = 1, N = 100 }).ToArray();
        return PolicyJudge.Judge(new PolicyReader().Read($"{evidence}\ngates:\n{gates}"), [new SubjectResult("x", unlearned, findings)], Metrics);
    }

    private static Metric Metric(string id, Evidence evidence) => new(id, id, Direction.Neutral, "For tests.") { Evidence = evidence };
}
