using Lethe.Attribution.Matching;
using Lethe.Attribution.Tests.Support;
using Lethe.Fixtures;
using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.Matching;

public class TuningSetTests
{
    [Fact]
    public void Set_HasTheForgetSetRepeatedAndASampleOfTheOthersOnce()
    {
        using var scope = NewDisposeScope();
        var train = Records.Clusters(60);
        using var subject = Jobs.Subject(() => nn.Linear(4, 3));
        var job = Jobs.Forgetting(subject, subject, train, [5, 7, 9, 11]);

        var set = TuningSet.Of(job, 2.5, 3);

        // Twice all four and half of them once more, then twelve others.
        Assert.Equal([0, 1, 2, 3, 0, 1, 2, 3, 0, 1, .. Enumerable.Range(4, 12)], set.Places);
        Assert.Equal(16, set.Targets.Count);
        Assert.Equal(4, set.ForgetCount);
        Assert.Equal(["train5", "train7", "train9", "train11"], Enumerable.Range(0, 4).Select(set.Targets.Id));
        Assert.Equal(set.Places.Select(set.Targets.Id), Enumerable.Range(0, set.Tuning.Count).Select(set.Tuning.Id));
        Assert.Equal(16, Enumerable.Range(0, 16).Select(set.Targets.Id).Distinct().Count());
    }

    [Fact]
    public void Sample_IsAtMostAllOthers()
    {
        using var scope = NewDisposeScope();
        var train = Records.Clusters(10);
        using var subject = Jobs.Subject(() => nn.Linear(4, 3));
        Assert.Equal(10, TuningSet.Of(Jobs.Forgetting(subject, subject, train, [1, 2, 3]), 1, 20).Targets.Count);
    }
}
