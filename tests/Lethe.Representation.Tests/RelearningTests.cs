using Lethe.Representation.Relearning;
using Lethe.Representation.Tests.Support;

namespace Lethe.Representation.Tests;

public sealed class RelearningTests(ClassWorld world) : IClassFixture<ClassWorld>
{
    private static readonly RelearningOptions Options = new() { LearningRate = 0.005, Every = 1, Steps = 300 };

    [Fact]
    public void MeanLoss_OfACurve_IsItsAreaOverItsSteps() =>
        Assert.Equal(35.0 / 30, new RelearningCurve([0, 10, 30], [1, 0, 3], [0, 0, 0]).MeanLoss, 1e-12);

    [Fact]
    public void Original_KnowsItWithoutAStep()
    {
        var job = Run(world.Original);

        Assert.Equal(0, job.Single("relearning.steps").Value);
        Assert.Equal(0, job.Single("relearning.ratio").Value);
    }

    [Fact]
    public void Piggyback_AfterAFewSteps_TellsWhatStillKnows()
    {
        double? Of(Subject subject) => world.Run(new RelearningEvaluator(Options with { Steps = 10 }), subject).Single("relearning.piggyback-normalised").Value;

        Assert.Equal(1, Of(world.Original)!.Value, 1e-12);
        Assert.Equal(0, Of(world.Retrained())!.Value, 0.3);
    }

    [Fact]
    public void HeadEdited_ComesBackFasterThanRetrainedModelsLearn()
    {
        var job = Run(world.HeadEdited());
        Assert.True(job.Single("relearning.ratio").Value < 0.7, $"{job.Single("relearning.ratio")} {job.Single("relearning.steps", "model=oracles")}");
    }

    [Fact]
    public void Retrained_TakesAboutAsLongAsOracles()
    {
        var job = Run(world.Retrained());

        Assert.InRange(job.Single("relearning.ratio").Value!.Value, 0.6, 1.6);
        Assert.True(job.Single("relearning.steps", "model=oracles").Value > 5);
    }

    [Fact]
    public void TooFewSteps_AreSaidAndNotCountedAsAll()
    {
        var job = world.Run(new RelearningEvaluator(Options with { Steps = 1 }), world.Retrained());

        Assert.Equal("Not relearned within 1 steps.", job.Single("relearning.steps").Reason);
        Assert.Null(job.Single("relearning.ratio").Value);
    }

    [Fact]
    public void Curve_BeginsBeforeTheFirstStepAndEndsAtTheLast()
    {
        var curve = Assert.IsType<CurveExhibit>(Assert.Single(Run(world.Original).Exhibits));

        Assert.Equal((0, 300), (curve.Series[0].X[0], curve.Series[0].X[^1]));
        Assert.Equal(["subject", "original", "oracles"], curve.Series.Select(series => series.Name));
        Assert.Equal(curve.Series[0].Y, curve.Series[1].Y);
    }

    private MemoryEvaluationJob Run(Subject subject) => world.Run(new RelearningEvaluator(Options), subject);
}
