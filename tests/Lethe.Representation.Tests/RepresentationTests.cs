using Lethe.Representation.Similarity;
using Lethe.Representation.Tests.Support;

namespace Lethe.Representation.Tests;

public sealed class RepresentationTests(ClassWorld world) : IClassFixture<ClassWorld>
{
    [Fact]
    public void Original_IsTheSameAsItself()
    {
        var job = Run(world.Original);

        Assert.All(job.Findings.Where(finding => finding.Metric == "representation.cka" && finding.Slice.EndsWith("to=original", StringComparison.Ordinal) && !finding.Slice.StartsWith("of", StringComparison.Ordinal)),
            finding => Assert.Equal(1, finding.Value!.Value, 1e-9));
        Assert.Equal(job.Single("representation.probe", "model=original").Value, job.Single("representation.probe").Value);
    }

    [Fact]
    public void HeadEdited_AnswersWronglyAndIsFoundOutInside()
    {
        var subject = world.HeadEdited();
        using var scope = TorchSharp.torch.NewDisposeScope();
        var logits = MemoryEvaluationJob.LogitsOf(subject, world.Forget, TestContext.Current.CancellationToken);
        var named = logits.argmax(1).eq(2).sum().item<long>();
        var job = Run(subject);

        Assert.True(named < 0.1 * world.Forget.Count, $"{named} of {world.Forget.Count}");
        Assert.Equal(1, job.Single("representation.cka", "split=forget, layer=linear2, to=original").Value!.Value, 1e-9);
        Assert.True(job.Single("representation.cka", "split=test, layer=head, to=original").Value < 0.999);
        Assert.True(job.Single("representation.probe").Value >= job.Single("representation.probe", "model=original").Value - 0.01);
        Assert.True(job.Single("representation.probe").Value > 0.8);
    }

    [Fact]
    public void Retrained_IsAsFarFromTheOriginalAsOracles()
    {
        var job = Run(world.Retrained());
        const string Slice = "split=forget, layer=linear2, to=original";
        var (own, oracles) = (job.Single("representation.cka", Slice), job.Single("representation.cka", $"of=oracles, {Slice}"));

        Assert.True(own.Value < 0.95, $"{own}");
        Assert.Equal(oracles.Value!.Value, own.Value!.Value, 0.2);
        Assert.Equal("Student, over 3 oracles", oracles.IntervalBy);
        Assert.StartsWith("jackknife", own.IntervalBy);
    }

    [Fact]
    public void Exhibit_HasARowALayerAndAFiniteCellEach()
    {
        var map = Assert.IsType<HeatMapExhibit>(Assert.Single(Run(world.Original).Exhibits));

        Assert.Equal(["linear1", "linear2", "head"], map.Rows);
        Assert.Equal(map.Rows.Count * map.Columns.Count, map.Values.Count);
        Assert.All(map.Values, value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Subject_ThatGivesLogitsAlone_IsComparedByThem()
    {
        using var blind = new LimitedSubject(world.Original.Copy(), Capabilities.Predict);
        var job = world.Run(new RepresentationEvaluator(new RepresentationOptions()), blind, blind);

        Assert.Equal(1, job.Single("representation.cka", "split=forget, layer=logits, to=original").Value!.Value, 1e-9);
        Assert.NotNull(job.Single("representation.probe").Value);
    }

    private MemoryEvaluationJob Run(Subject subject) => world.Run(new RepresentationEvaluator(new RepresentationOptions()), subject);
}
