using Lethe.Membership.Tests.Support;

namespace Lethe.Membership.Tests.Klom;

public class KlomEvaluatorTests
{
    private const int Models = 60;
    private const string Options = """{ "models": 60, "relabellings": 39 }""";

    [Fact]
    public void Headline_IsThatOfTheMarginsRecordByRecord()
    {
        var stage = new Stage(6, 4, 3);
        var draws = new RandomStream(3);
        var oracles = Tables(stage, draws, _ => 0);
        var originals = Tables(stage, draws, row => row < 6 ? 2 : 0);
        double[] expected = [.. Enumerable.Range(0, 6).Select(row =>
            Statistics.Klom.Of([.. originals.Select(model => model[row])], [.. oracles.Select(model => model[row])]))];

        var job = stage.Run("eval.klom", stage.Model(_ => 0), oracles.Select(model => stage.Oracle(row => model[row])),
            originals.Select(model => stage.Shadow(_ => true, row => model[row])), Options);

        Assert.Equal(Quantiles.Of(expected, 0.95), job.Single("klom.forget.p95").Value!.Value, 1e-6);
        Assert.Equal(Quantiles.Of(expected, 0.5), job.Single("klom.forget.p50").Value!.Value, 1e-6);
        Assert.Equal(expected.Average(), job.Single("klom.forget.mean").Value!.Value, 1e-6);
        Assert.Equal(6, job.Single("klom.forget.p95").N);
        Assert.NotEqual(job.Single("klom.forget.mean").Value, job.Single("klom.forget.mean", "direction=reverse").Value);
        Assert.Equal("klom", Assert.Single(job.Exhibits).Id);
    }

    [Fact]
    public void Originals_ThatKeepTheForgetSet_StandOutThereAndNowhereElse()
    {
        var job = Compare(row => row < 30 ? 3 : 0, null);

        Assert.True(job.Single("klom.excess", "split=forget, statistic=mean").Value > 3);
        Assert.Equal(1.0 / 40, job.Single("klom.p-value", "split=forget").Value!.Value, 1e-9);
        Assert.InRange(job.Single("klom.excess", "split=retain, statistic=mean").Value!.Value, -0.6, 0.6);
        Assert.InRange(job.Single("klom.excess", "split=test, statistic=mean").Value!.Value, -0.6, 0.6);
        Assert.True(job.Single("klom.p-value", "split=test").Value > 1.0 / 40);
    }

    [Fact]
    public void Unlearning_ThatMakesOracles_FallsToTheNoiseFloor()
    {
        var unlearning = new TableUnlearning((original, _, random) => Redrawn(original, random));
        var job = Compare(row => row < 30 ? 3 : 0, unlearning);

        var floor = job.Single("klom.noise-floor", "split=forget, statistic=mean").Value!.Value;
        Assert.InRange(job.Single("klom.excess", "split=forget, statistic=mean").Value!.Value, -0.5, 0.5);
        Assert.True(floor > 1, $"30 models a side have a floor of about 2, not {floor}");
        Assert.Equal(Models, unlearning.Runs.Count);
        Assert.All(unlearning.Runs, run => Assert.Equal((30, 40), (run.Forget.Count, run.Retain.Count)));
    }

    [Fact]
    public void Unlearning_ThatBreaksTheModel_IsSaidAndNotScored()
    {
        var job = Compare(_ => 0, new TableUnlearning((original, _, _) => new MarginSubject([.. original.Margins.Select(_ => double.NaN)], new long[100])));

        Assert.Null(job.Single("klom.forget.p95").Value);
        Assert.Contains("not numbers", job.Single("klom.forget.p95").Reason);
    }

    [Fact]
    public void AuditWithoutTestRecords_SaysSoAndMeasuresTheRest()
    {
        var stage = new Stage(6, 4, 0);
        var draws = new RandomStream(3);
        var job = stage.Run("eval.klom", stage.Model(_ => 0), Tables(stage, draws, _ => 0).Select(model => stage.Oracle(row => model[row])),
            Tables(stage, draws, _ => 0).Select(model => stage.Shadow(_ => true, row => model[row])), Options);

        Assert.Null(job.Single("klom.test.p95").Value);
        Assert.NotNull(job.Single("klom.forget.p95").Value);
    }

    private static MemoryEvaluationJob Compare(Func<int, double> original, TableUnlearning? unlearning)
    {
        var stage = new Stage(30, 40, 30) { Unlearning = unlearning };
        var draws = new RandomStream(5);
        return stage.Run("eval.klom", stage.Model(_ => 0), Tables(stage, draws, _ => 0).Select(model => stage.Oracle(row => model[row])),
            Tables(stage, draws, original).Select(model => stage.Shadow(_ => true, row => model[row])), Options);
    }

    private static MarginSubject Redrawn(MarginSubject original, RandomStream random) =>
        new([.. original.Margins.Select(_ => random.NextNormal())], [.. original.Margins.Select((_, row) => (long)(row % 2))]);

    private static double[][] Tables(Stage stage, RandomStream draws, Func<int, double> mean) =>
        [.. Enumerable.Range(0, Models).Select(_ => Enumerable.Range(0, stage.Count).Select(row => mean(row) + draws.NextNormal()).ToArray())];
}
