using Lethe.Membership.Tests.Support;

namespace Lethe.Membership.Tests.Challenge;

public class ForgettingScoreTests
{
    private const int Models = 32;

    [Fact]
    [Trait("Speed", "slow")]
    public void Retraining_ScoresWhatOraclesScoreAgainstEachOther()
    {
        var job = Run(new TableUnlearning((original, _, random) => Draw(original, random, 0)));

        var (half, ceiling) = (job.Single("forgetting.quality", "models=half"), job.Single("forgetting.ceiling"));
        Assert.True(half.Low < ceiling.High && ceiling.Low < half.High, $"{half} and {ceiling}");
        Assert.True(job.Single("forgetting.quality").Value > 0.05);
    }

    [Fact]
    [Trait("Speed", "slow")]
    public void AShift_ScoresLessThanRetraining()
    {
        var kept = Run(new TableUnlearning((original, _, random) => Draw(original, random, 2)));
        Assert.True(kept.Single("forgetting.quality", "models=half").High < kept.Single("forgetting.ceiling").Low);
    }

    [Fact]
    public void ASubjectThatWasNotUnlearned_ScoresNothing()
    {
        // One model repeated has no spread; that alone gives it away.
        Assert.Equal(0, Run(null).Single("forgetting.quality").Value);
        Assert.Equal(0, Run(null).Single("forgetting.score").Value);
    }

    [Fact]
    public void Score_IsQualityTimesWhatIsLeftOfTheAccuracies()
    {
        // Oracles have everything right, unlearned models three in four of the retain set and half of the test split.
        var stage = new Stage(10, 40, 40)
        {
            Unlearning = new TableUnlearning((original, _, random) => new MarginSubject(
                [.. original.Margins.Select((_, row) => row < 10 ? random.NextNormal() : row < 50 ? (row % 4 == 0 ? -1 : 1) : row % 2 == 0 ? -1 : 1)],
                [.. original.Margins.Select((_, row) => (long)(row % 2))])),
        };
        var random = new RandomStream(29);
        var oracles = Enumerable.Range(0, 16).Select(_ => random.NextSeed()).ToArray();
        var job = stage.Run(
            "eval.forgetting-score", stage.Model(_ => 1),
            [.. oracles.Select(seed => { var own = new RandomStream(seed); double[] margins = [.. Enumerable.Range(0, 90).Select(row => row < 10 ? own.NextNormal() : 1)]; return stage.Oracle(row => margins[row]); })],
            options: """{ "models": 16 }""");

        Assert.Equal(job.Single("forgetting.quality").Value!.Value * 0.75 * 0.5, job.Single("forgetting.score").Value!.Value, 1e-12);
    }

    private static MemoryEvaluationJob Run(TableUnlearning? unlearning)
    {
        var stage = new Stage(60, 20, 20) { Unlearning = unlearning };
        var random = new RandomStream(31);
        ReferenceModel[] oracles = [.. Enumerable.Range(0, Models).Select(_ =>
        {
            double[] margins = [.. Enumerable.Range(0, stage.Count).Select(_ => random.NextNormal())];
            return stage.Oracle(row => margins[row]);
        })];
        return stage.Run("eval.forgetting-score", stage.Model(_ => 3), oracles, options: $$"""{ "models": {{Models}} }""");
    }

    private static MarginSubject Draw(MarginSubject original, RandomStream random, double shift) =>
        new([.. original.Margins.Select(_ => shift + random.NextNormal())], [.. original.Margins.Select((_, row) => (long)(row % 2))]);
}
