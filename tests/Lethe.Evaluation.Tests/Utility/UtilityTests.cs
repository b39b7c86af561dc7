using Lethe.Evaluation.Tests.Support;
using Lethe.Evaluation.Utility;
using TorchSharp;

namespace Lethe.Evaluation.Tests.Utility;

public class UtilityTests
{
    // Forget: 4 records, retain: 6, test: 10, classes a and b by turns.
    private static readonly Scene Small = new(Turns(4), Turns(6), Turns(10));

    [Fact]
    public void Accuracy_OfCountedAnswers_IsTheShareWithWilsonsInterval()
    {
        // Right: 1 of the forget set, all of the retain set, 7 of the test records.
        var job = Run(Small.Answers(row => row is 0 or (>= 4 and < 17)));

        var (forget, retain, test) = (job.Single("accuracy.forget"), job.Single("accuracy.retain"), job.Single("accuracy.test"));
        Assert.Equal((0.25, 4), (forget.Value!.Value, forget.N));
        Assert.Equal((1.0, 6), (retain.Value!.Value, retain.N));
        Assert.Equal((0.7, 10), (test.Value!.Value, test.N));
        // By hand from Wilson's formula, z = 1.959964.
        Assert.Equal(0.396778, test.Low!.Value, 1e-6);
        Assert.Equal(0.892208, test.High!.Value, 1e-6);
        Assert.Equal(("Wilson", 0.95), (test.IntervalBy, test.Level));
        Assert.Equal(1, retain.High);
    }

    [Fact]
    public void Loss_OfOneMargin_IsItsClosedFormWithStudentsInterval()
    {
        var job = Run(Small.Answers(row => row % 4 != 3, margin: 2));
        double right = Math.Log(1 + Math.Exp(-2)), wrong = right + 2;

        // Of the test rows, 10 to 19, these are wrong: 11, 15 and 19.
        var test = job.Single("loss.test");
        var mean = (7 * right + 3 * wrong) / 10;
        Assert.Equal(mean, test.Value!.Value, 1e-12);
        // A number that is 2 higher in 3 of 10 has the deviation 2 sqrt(0.21 * 10 / 9); t with 9 degrees is 2.262157.
        var half = 2.2621571628 * 2 * Math.Sqrt(0.21 / 9);
        Assert.Equal((mean - half, mean + half), (test.Low!.Value, test.High!.Value), Pairs);
        Assert.Equal("Student", test.IntervalBy);
        Assert.Equal((3 * right + wrong) / 4, job.Single("loss.forget").Value!.Value, 1e-12);
    }

    [Fact]
    public void Classes_AreSlicesOfEachPart()
    {
        // Class a (even rows) always right, class b never
        var job = Run(Small.Answers(row => row % 2 == 0));

        Assert.Equal(1, job.Single("accuracy.test", "class=a").Value);
        Assert.Equal(0, job.Single("accuracy.test", "class=b").Value);
        Assert.Equal(5, job.Single("accuracy.test", "class=b").N);
        Assert.Equal(2, job.Single("loss.forget", "class=b").Value!.Value - job.Single("loss.forget", "class=a").Value!.Value, 1e-9);
        Assert.Equal(6, Run(Small.Answers(_ => true), """{ "perClass": false }""").Findings.Count);
    }

    [Fact]
    public void Confusion_OfTheTestSplit_CountsLabelsByPredictions()
    {
        var scene = new Scene([0], [1, 2], [0, 0, 0, 1, 2, 2], classes: 3);
        // Wrong answers are the class after; test rows begin at 3.
        var job = Run(scene.Answers(row => row is 3 or 7), scene: scene);

        var matrix = job.Exhibits.OfType<HeatMapExhibit>().Single(exhibit => exhibit.Id == "confusion-test");
        Assert.Equal([1.0, 2, 0, 0, 0, 1, 1, 0, 1], matrix.Values);
        Assert.Equal(["a", "b", "c"], matrix.Rows);
        Assert.Single(job.Exhibits, exhibit => exhibit.Id == "confusion-forget");
    }

    [Fact]
    public void AuditWithoutAForgetSet_HasNoWordOfIt()
    {
        var scene = new Scene([], Turns(6), Turns(4));
        var job = Run(scene.Answers(_ => true), scene: scene);

        Assert.DoesNotContain(job.Findings, finding => finding.Metric.EndsWith(".forget", StringComparison.Ordinal));
        Assert.Equal(1, job.Single("accuracy.test").Value);
    }

    [Fact]
    public void PartsThatAreNotThere_SayWhy()
    {
        var scene = new Scene(Turns(2), Turns(6), null, labelled: false);
        var job = Run(scene.Answers(_ => true), scene: scene);

        Assert.Equal((null, "The audit has no test split."), (job.Single("accuracy.test").Value, job.Single("loss.test").Reason));
        Assert.Equal("The records of the forget set carry no labels.", job.Single("accuracy.forget").Reason);
        Assert.Equal(6, job.Single("accuracy.retain").N);
    }

    [Fact]
    public void LogitsThatAreNoNumbers_SpoilTheLossAndNotTheAccuracy()
    {
        var logits = Small.Answers(_ => true);
        logits[12] = [float.NaN, 0];
        var job = Run(logits);

        Assert.Equal(0.9, job.Single("accuracy.test").Value!.Value, 1e-12);
        Assert.Null(job.Single("loss.test").Value);
        Assert.Contains("1 of 10 records", job.Single("loss.test").Reason);
        Assert.Contains("none of these classes: 1.", job.Exhibits.Single(exhibit => exhibit.Id == "confusion-test").Caption);
    }

    [Fact]
    public void Findings_AreOfDeclaredMetricsAndDependOnNoSeed()
    {
        var logits = Small.Answers(row => row % 3 == 0);
        var one = Scene.Evaluate(Small.Job(logits, seed: 1), "eval.utility");
        var other = Scene.Evaluate(Small.Job(logits, seed: 2), "eval.utility");

        Assert.Equal(one.Findings, other.Findings);
        Assert.Subset(UtilityEvaluator.Metrics.Select(metric => metric.Id).ToHashSet(), one.Findings.Select(finding => finding.Metric).ToHashSet());
        Assert.False(UtilityEvaluator.IsSeeded);
    }

    [Fact]
    public void Evaluate_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(
            () => Scene.Evaluate(Small.Job(Small.Answers(_ => true), cancellation: source.Token), "eval.utility"));
    }

    [Fact]
    public void Evaluate_Ended_LeavesNoTensorBehind()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Run(Small.Answers(_ => true));
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static IEqualityComparer<(double, double)> Pairs { get; } = EqualityComparer<(double, double)>.Create(
        (x, y) => Math.Abs(x.Item1 - y.Item1) < 1e-9 && Math.Abs(x.Item2 - y.Item2) < 1e-9, _ => 0);

    private static MemoryEvaluationJob Run(float[][] logits, string options = "{}", Scene? scene = null) =>
        Scene.Evaluate((scene ?? Small).Job(logits), "eval.utility", options);

    private static long[] Turns(int count) => [.. Enumerable.Range(0, count).Select(i => (long)(i % 2))];
}
