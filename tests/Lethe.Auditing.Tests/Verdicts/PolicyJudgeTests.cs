using Lethe.Auditing.Verdicts;
using Lethe.Sdk;
using Lethe.Statistics;

namespace Lethe.Auditing.Tests.Verdicts;

public class PolicyJudgeTests
{
    private static readonly Finding Accuracy = new() { Metric = "accuracy.test", Value = 0.912, Low = 0.894, High = 0.928, N = 1000 };

    [Theory]
    [InlineData("atLeast: 0.85", Verdict.Pass, "accuracy.test 0.912 [0.894, 0.928] is at least 0.85")]
    [InlineData("atLeast: 0.95", Verdict.Fail, "accuracy.test 0.912 [0.894, 0.928] is not at least 0.95")]
    [InlineData("atLeast: 0.9", Verdict.Inconclusive, "accuracy.test 0.912 [0.894, 0.928] may or may not be at least 0.9")]
    [InlineData("atMost: 0.93", Verdict.Pass, "accuracy.test 0.912 [0.894, 0.928] is at most 0.93")]
    [InlineData("between: [0.8, 0.9]", Verdict.Inconclusive, "accuracy.test 0.912 [0.894, 0.928] may or may not be between 0.8 and 0.9")]
    [InlineData("near: { value: 0.5, margin: 0.05 }", Verdict.Fail, "accuracy.test 0.912 [0.894, 0.928] is not within 0.05 of 0.5")]
    [InlineData("atLeast: 0.85, minimumN: 2000", Verdict.Inconclusive, "accuracy.test 0.912 [0.894, 0.928] may or may not be at least 0.85: it rests on 1000 records; 2000 are needed")]
    [InlineData("atLeast: 0.85, level: 0.99", Verdict.Inconclusive, "accuracy.test 0.912 [0.894, 0.928] may or may not be at least 0.85: its interval is of level 0.95; 0.99 is needed")]
    [InlineData("atLeast: 0.85, level: 0.9", Verdict.Pass, "accuracy.test 0.912 [0.894, 0.928] is at least 0.85")]
    public void Gate_OnANumber_SaysItInASentence(string gate, Verdict verdict, string sentence)
    {
        var outcome = Judge($"metric: accuracy.test, {gate}", new SubjectResult("unlearn.a", true, [Accuracy]));
        var result = Assert.Single(outcome.Results);
        Assert.Equal((verdict, sentence, verdict), (result.Verdict, result.Sentence, outcome.Verdict));
    }

    [Theory]
    [InlineData("", Verdict.Fail)]
    [InlineData(", onMissing: fail", Verdict.Fail)]
    [InlineData(", onMissing: inconclusive", Verdict.Inconclusive)]
    [InlineData(", onMissing: not-run", Verdict.NotRun)]
    public void Gate_OnWhatIsMissing_SaysAsToldAndWhy(string onMissing, Verdict verdict)
    {
        var gate = $"metric: mia.auc, atMost: 0.6{onMissing}";
        Check([], "mia.auc was to be at most 0.6: it was not measured");
        Check([Finding.NotComputed("mia.auc", "too few shadows")], "mia.auc was to be at most 0.6: not computed: too few shadows");
        Check([new Finding { Metric = "mia.auc", Value = double.NaN, Low = 0, High = 1, N = 10 }], "mia.auc was to be at most 0.6: not computed");
        Check([new Finding { Metric = "mia.auc", Value = 0.5, Low = 0.6, High = 0.4, N = 10 }], "mia.auc was to be at most 0.6: its interval [0.6, 0.4] is no interval");

        void Check(Finding[] findings, string sentence)
        {
            var result = Assert.Single(Judge(gate, new SubjectResult("unlearn.a", true, findings)).Results);
            Assert.Equal((verdict, sentence), (result.Verdict, result.Sentence));
        }
    }

    [Fact]
    public void Gate_OnAResultThatIsNotThere_IsMissing()
    {
        var result = Assert.Single(Judge("metric: accuracy.test, atLeast: 0.5, subject: unlearn.b", new SubjectResult("unlearn.a", true, [Accuracy])).Results);
        Assert.Equal((Verdict.Fail, "unlearn.b", "accuracy.test was to be at least 0.5: no result is called unlearn.b"), (result.Verdict, result.Subject, result.Sentence));
    }

    [Theory]
    [InlineData(null, null, Verdict.Inconclusive, "a.b 0.7 has no interval, so it may or may not be at most 1")]
    [InlineData(null, 0.9, Verdict.Pass, "a.b 0.7 [..., 0.9] is at most 1")]
    [InlineData(0.5, null, Verdict.Inconclusive, "a.b 0.7 [0.5, ...] may or may not be at most 1")]
    [InlineData(double.NaN, double.NaN, Verdict.Inconclusive, "a.b 0.7 has no interval, so it may or may not be at most 1")]
    public void Gate_OnAnOpenInterval_DecidesOnlyWhatIsKnown(double? low, double? high, Verdict verdict, string sentence)
    {
        var finding = new Finding { Metric = "a.b", Value = 0.7, Low = low, High = high, N = 10 };
        var result = Assert.Single(Judge("metric: a.b, atMost: 1", new SubjectResult("x", true, [finding])).Results);
        Assert.Equal((verdict, sentence), (result.Verdict, result.Sentence));
    }

    [Fact]
    public void Gate_OnAConstant_DecidesAtAnyLevel()
    {
        var constant = new Finding { Metric = "a.b", Value = 3, Low = 3, High = 3, Level = 0.5, N = 1 };
        Assert.Equal(Verdict.Pass, Judge("metric: a.b, atMost: 3, level: 0.999", new SubjectResult("x", true, [constant])).Verdict);
        Assert.Equal(Verdict.Fail, Judge("metric: a.b, atMost: 2, level: 0.999", new SubjectResult("x", true, [constant])).Verdict);
    }

    [Fact]
    public void Gate_WithoutSubject_LooksAtEveryUnlearnedResult()
    {
        SubjectResult[] subjects = [new("original", false, [Accuracy]), new("unlearn.a", true, [Accuracy]), new("unlearn.b", true, [Accuracy])];
        Assert.Equal(["unlearn.a", "unlearn.b"], Judge("metric: accuracy.test, atLeast: 0.5", subjects).Results.Select(result => result.Subject));
        Assert.Equal(["original"], Judge("metric: accuracy.test, atLeast: 0.5", subjects[0]).Results.Select(result => result.Subject));
    }

    [Theory]
    [InlineData("original", new[] { "original" })]
    [InlineData("\"*\"", new[] { "original", "unlearn.a", "unlearn.a#2" })]
    [InlineData("\"unlearn.*\"", new[] { "unlearn.a", "unlearn.a#2" })]
    [InlineData("\"*#2\"", new[] { "unlearn.a#2" })]
    public void Gate_WithASubject_LooksAtThose(string pattern, string[] labels)
    {
        SubjectResult[] subjects = [new("original", false, [Accuracy]), new("unlearn.a", true, [Accuracy]), new("unlearn.a#2", true, [Accuracy])];
        Assert.Equal(labels, Judge($"metric: accuracy.test, atLeast: 0.5, subject: {pattern}", subjects).Results.Select(result => result.Subject));
    }

    [Fact]
    public void Gate_WithASlice_LooksAtThatPart()
    {
        var subject = new SubjectResult("x", true, [Accuracy, Accuracy with { Slice = "class=3" }, Accuracy with { Slice = "class=31" }, Accuracy with { Slice = "eps=8/255" }]);
        Assert.Equal([""], Slices(""));
        Assert.Equal(["class=3"], Slices(", slice: class=3"));
        Assert.Equal(["class=3", "class=31"], Slices(", slice: class=*"));
        Assert.Equal([null], Slices(", slice: class=?"));
        Assert.Equal("accuracy.test (class=3) 0.912 [0.894, 0.928] is at least 0.5", Judge("metric: accuracy.test, atLeast: 0.5, slice: class=3", subject).Results[0].Sentence);

        IEnumerable<string?> Slices(string slice) => Judge($"metric: accuracy.test, atLeast: 0.5{slice}", subject).Results.Select(result => result.Finding?.Slice);
    }

    [Theory]
    [InlineData(0.84996, 0.85, "0.84996")]
    [InlineData(0.850000001, 0.85, "0.850000001")]
    [InlineData(0.123456, 0.5, "0.1235")]
    [InlineData(0.85, 0.85, "0.85")]
    public void Sentence_WithANumberBesideTheLimit_DoesNotRoundItAcross(double value, double limit, string shown)
    {
        var finding = new Finding { Metric = "a.b", Value = value, Low = value, High = value, N = 10 };
        Assert.StartsWith($"a.b {shown} [{shown}, {shown}] is ", Judge($"metric: a.b, atLeast: {limit}", new SubjectResult("x", true, [finding])).Results[0].Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 0.95, 1)]
    [InlineData(5000, 0, 0.25)]
    public void Gates_OnFewRecords_AreNearlyAllInconclusiveAndOnManyAreNot(int records, double least, double most)
    {
        const int Trials = 400;
        var random = new RandomStream(6);
        var unclear = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            // Thresholds as people set them: some way below or above of where the model is.
            var truth = 0.7 + 0.28 * random.NextDouble();
            var threshold = Math.Min(truth + 0.2 * (random.NextDouble() - 0.5), 0.99);
            var hits = Enumerable.Range(0, records).Count(_ => random.NextDouble() < truth);
            var interval = Proportion.Exact(hits, records);
            var finding = new Finding { Metric = "a.b", Value = (double)hits / records, Low = interval.Low, High = interval.High, N = records };
            if (Judge($"metric: a.b, atLeast: {threshold}", new SubjectResult("x", true, [finding])).Verdict == Verdict.Inconclusive) unclear++;
        }
        Assert.InRange((double)unclear / Trials, least, most);
    }

    [Theory]
    [InlineData(new Verdict[0], Verdict.NotRun, 3)]
    [InlineData(new[] { Verdict.NotRun }, Verdict.NotRun, 3)]
    [InlineData(new[] { Verdict.Pass, Verdict.NotRun }, Verdict.Pass, 0)]
    [InlineData(new[] { Verdict.Pass, Verdict.Inconclusive, Verdict.NotRun }, Verdict.Inconclusive, 2)]
    [InlineData(new[] { Verdict.Inconclusive, Verdict.Fail, Verdict.Pass }, Verdict.Fail, 1)]
    public void Verdict_OfAnAudit_IsTheWorstOfItsGates(Verdict[] gates, Verdict worst, int exitCode)
    {
        Assert.Equal(worst, VerdictRules.Worst(gates));
        Assert.Equal(worst, VerdictRules.Worst(gates.Reverse()));
        Assert.Equal(exitCode, worst.ExitCode());
    }

    internal static PolicyOutcome Judge(string gate, params SubjectResult[] subjects) =>
        PolicyJudge.Judge(new PolicyReader().Read($"{{ evidence: [], gates: [ {{ {gate} }} ] }}"), subjects, new Dictionary<string, Metric>());
}
