using Lethe.Auditing.Verdicts;
using Lethe.Sdk;
using Lethe.Statistics;

namespace Lethe.Auditing.Tests.Verdicts;

public class OracleLikenessTests
{
    [Fact]
    public void Limit_OfKnownNumbers_IsStudentsPredictionInterval()
    {
        // Mean 3, deviation sqrt(2.5), t(0.975, 4) = 2.776445, factor sqrt(1 + 1/5).
        var limit = new OracleLikeness(0.95, 0).Limit([1, 2, 3, 4, 5]);
        Assert.Equal(3 - 4.808944, limit.Low, 1e-5);
        Assert.Equal(3 + 4.808944, limit.High, 1e-5);
        Assert.Equal(limit.High + 0.5, new OracleLikeness(0.95, 0.5).Limit([1, 2, 3, 4, 5]).High, 1e-12);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    public void Gate_OnOneMoreOracle_PassesAsOftenAsItSays(int oracles)
    {
        const int Trials = 4000;
        var random = new RandomStream(5);
        var passed = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            double[] known = [.. Enumerable.Range(0, oracles).Select(_ => random.NextNormal())];
            var further = random.NextNormal();
            if (new OracleLikeness(0.9, 0).Limit(known).Judge(further, further) == Verdict.Pass) passed++;
        }
        Assert.True(Proportion.Exact(passed, Trials, 0.999) is { Low: <= 0.9, High: >= 0.9 }, $"{passed} of {Trials}");
    }

    [Fact]
    public void Gate_LooksAtTheNumberAndNotAtItsInterval()
    {
        var finding = Number("split=forget", 5) with { Low = -100, High = 100 };
        Assert.Equal((Verdict.Pass, Verdict.Fail), (Judge("0.95", finding, 1, 2, 3, 4, 5).Verdict, Judge("0.95", finding, 1, 1.1, 0.9).Verdict));
    }

    [Fact]
    public void Sentence_NamesTheRangeAndTheOracles() => Assert.Equal(
        "a.b (split=forget) 9 is not like the 5 oracles', of which 95% lie between -1.809 and 7.809",
        Judge("0.95", Number("split=forget", 9), 1, 2, 3, 4, 5).Sentence);

    [Fact]
    public void Margin_WidensARangeThatHasNoWidth()
    {
        Assert.Equal(Verdict.Fail, Judge("0.95", Number("split=forget", 0.99), 1, 1, 1, 1).Verdict);
        Assert.Equal(Verdict.Pass, Judge("{ coverage: 0.95, margin: 0.02 }", Number("split=forget", 0.99), 1, 1, 1, 1).Verdict);
    }

    [Fact]
    public void Gate_WithFewerThanThreeOracles_SaysSo()
    {
        Assert.Contains("3 oracles are needed, and there are 2", Judge("0.95", Number("split=forget", 1), 1, 2).Sentence, StringComparison.Ordinal);
        Assert.Contains("not measured on the oracles", Judge("0.95", Number("split=forget", 1)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Gate_WithAnOracleThatHasNoNumber_SaysWhy()
    {
        var oracles = new OracleNumbers([[Number("", 1)], [Number("", 2)], [Finding.NotComputed("a.b", "no test records")], [Number("", 2)]]);
        var result = Judge("0.95", Number("", 1), oracles);
        Assert.Equal((Verdict.Fail, true), (result.Verdict, result.Sentence.Contains("no test records", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("0")]
    [InlineData("true")]
    [InlineData("{ margin: 0.1 }")]
    [InlineData("{ coverage: 0.9, margin: -1 }")]
    [InlineData("{ coverage: 0.9, width: 1 }")]
    public void Policy_WithALikenessOfAnotherForm_IsRefused(string rule) =>
        Assert.Throws<PolicyException>(() => new PolicyReader().Read($"gates: [ {{ metric: a.b, likeOracles: {rule} }} ]"));

    private static GateResult Judge(string rule, Finding finding, params double[] oracles) =>
        Judge(rule, finding, new OracleNumbers(oracles.Select(value => new[] { Number(finding.Slice, value) })));

    private static GateResult Judge(string rule, Finding finding, OracleNumbers oracles) => Assert.Single(PolicyJudge.Judge(
        new PolicyReader().Read($"{{ evidence: [], gates: [ {{ metric: a.b, slice: '*', likeOracles: {rule} }} ] }}"),
        [new SubjectResult("x", true, [finding])], new Dictionary<string, Metric>(), oracles).Results);

    private static Finding Number(string slice, double value) => new() { Metric = "a.b", Slice = slice, Value = value, N = 100 };
}
