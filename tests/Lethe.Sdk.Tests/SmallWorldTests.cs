using static TorchSharp.torch;

namespace Lethe.Sdk.Tests;

public class SmallWorldTests
{
    public static TheoryData<bool> Both => [true, false];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Both))]
    public void Subject_OfTheWorld_HasLearnedItsData(bool images)
    {
        using var scope = NewDisposeScope();
        using var world = images ? SmallWorld.Images() : SmallWorld.Features();
        using var subject = world.NewSubject();
        var test = world.Data.Test!;
        var right = Enumerable.Range(0, test.Count).Zip(MemoryEvaluationJob.LogitsOf(subject, test, Token).argmax(1L).data<long>().ToArray())
            .Count(pair => test.Label(pair.First) == pair.Second);
        Assert.True(right > 0.8 * test.Count, $"{right} of {test.Count}");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void World_OfTheSameSeed_IsTheSame(bool images)
    {
        using var scope = NewDisposeScope();
        using var world = images ? SmallWorld.Images(3) : SmallWorld.Features(seed: 3);
        using var again = images ? SmallWorld.Images(3) : SmallWorld.Features(seed: 3);
        using var other = images ? SmallWorld.Images(4) : SmallWorld.Features(seed: 4);
        Assert.Equal(SplitFingerprint.Compute(world.Data.Train, cancellation: Token), SplitFingerprint.Compute(again.Data.Train, cancellation: Token));
        Assert.NotEqual(SplitFingerprint.Compute(world.Data.Train, cancellation: Token), SplitFingerprint.Compute(other.Data.Train, cancellation: Token));
        var test = world.Data.Test!;
        Assert.Equal(
            world.Oracles(2)[1].Logits(test).data<float>().ToArray(), again.Oracles(2)[1].Logits(test).data<float>().ToArray());
    }

    [Fact]
    public void Shadows_OfTheWorld_CarryTheirMasks()
    {
        using var scope = NewDisposeScope();
        using var world = SmallWorld.Features();
        var shadows = world.Shadows(3, 0.3);
        Assert.All(shadows, shadow => Assert.Equal(27, shadow.Mask.ToArray().Count(seen => seen)));
        Assert.NotEqual(shadows[0].Mask.ToArray(), shadows[1].Mask.ToArray());
        Assert.Equal([world.Data.Train.Count, 3], shadows[0].Logits(world.Data.Train).shape);
    }

    [Fact]
    public void Images_OfTheWorld_StayWithinTheirLimits()
    {
        using var scope = NewDisposeScope();
        using var world = SmallWorld.Images();
        var inputs = world.Data.Train.Read([.. Enumerable.Range(0, world.Data.Train.Count)], CPU).Inputs;
        Assert.Equal([90, 1, 12, 12], inputs.shape);
        Assert.InRange(inputs.min().item<float>(), 0, 1);
        Assert.InRange(inputs.max().item<float>(), 0, 1);
    }

    [Fact]
    public void LimitedSubject_AskedForMore_RefusesInASentence()
    {
        using var scope = NewDisposeScope();
        using var world = SmallWorld.Features();
        using var subject = new LimitedSubject(world.NewSubject(), Capabilities.Predict);
        var inputs = world.Data.Test!.Read([0], CPU).Inputs;
        Assert.Equal([1, 3], subject.Predict(inputs).shape);
        Assert.Equal("This needs features; a limited subject does not give that.", Assert.Throws<CapabilityException>(() => subject.Features(inputs)).Message);
        Assert.Throws<CapabilityException>(() => subject.Module);
    }
}
