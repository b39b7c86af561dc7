using Lethe.Representation.Tests.Support;
using Lethe.Representation.Weights;
using static TorchSharp.torch;

namespace Lethe.Representation.Tests;

public sealed class WeightTests(ClassWorld world) : IClassFixture<ClassWorld>
{
    // 8-32-16-3.
    private const double Parameters = 8 * 32 + 32 + 32 * 16 + 16 + 16 * 3 + 3;

    [Fact]
    public void Original_HasNotMoved()
    {
        var job = world.Run(new WeightEvaluator(), world.Original);

        Assert.Equal(0, job.Single("weights.distance").Value);
        Assert.Equal(1, job.Single("weights.unchanged").Value);
        Assert.Equal(Parameters, job.Single("weights.unchanged").N);
    }

    [Fact]
    public void AllWeightsATenthLarger_AreATenthAway()
    {
        using var copy = world.Original.Copy();
        using (no_grad())
        {
            foreach (var parameter in copy.Module.parameters()) parameter.mul_(1.1);
        }

        Assert.Equal(0.1, world.Run(new WeightEvaluator(), copy).Single("weights.distance").Value!.Value, 1e-6);
        Assert.Equal(0.1, world.Run(new WeightEvaluator(), copy).Single("weights.distance", "layer=head.weight").Value!.Value, 1e-6);
    }

    [Fact]
    public void HeadEdited_HasAllElseUnmoved()
    {
        var job = world.Run(new WeightEvaluator(), world.HeadEdited());

        Assert.Equal((Parameters - 17) / Parameters, job.Single("weights.unchanged").Value!.Value, 1e-12);
        Assert.Equal(1, job.Single("weights.unchanged", "layer=linear1.weight").Value);
        Assert.Equal(2.0 / 3, job.Single("weights.unchanged", "layer=head.bias").Value!.Value, 1e-12);
    }

    [Fact]
    public void AnotherNetwork_IsSaidToBeAnother()
    {
        using var other = SmallWorld.Features(8);
        using var subject = other.NewSubject();
        Assert.Contains("The original has no", world.Run(new WeightEvaluator(), subject).Single("weights.distance").Reason);
    }
}
