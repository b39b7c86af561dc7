using Lethe.Unlearning.Baselines;
using Lethe.Unlearning.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Tests;

public class L1SparseTests
{
    private const string Steps = "\"learningRate\": 0.05, \"batchSize\": 10";

    [Fact]
    public void L1Sparse_WithoutPenalty_IsFineTuningBitForBit()
    {
        using var scene = new Forgetting("""{ "widths": [16], "batchNorm": true, "dropout": 0.3 }""");

        var expected = scene.Run("unlearn.fine-tune", $$"""{ {{Steps}}, "epochs": 3 }""");
        var found = scene.Run("unlearn.l1-sparse", $$"""{ {{Steps}}, "epochs": 3, "penalty": 0 }""");

        Assert.Equal(Forgetting.Bits(expected), Forgetting.Bits(found));
    }

    [Fact]
    public void L1Sparse_FirstEpochs_MakeTheSumOfMagnitudesFall()
    {
        using var scene = new Forgetting();
        var trained = scene.Trained();

        double[] sums = [Sum(trained), .. Enumerable.Range(1, 4).Select(epochs => Sum(scene.Run(
            // The penalty of a long run, stopped by the budget after some epochs of 48 records.
            "unlearn.l1-sparse", $$"""{ {{Steps}}, "epochs": 100, "penalty": 0.02 }""", from: trained, budget: new Budget(TimeProvider.System, null, 48 * epochs))))];

        Assert.Equal(sums.OrderDescending(), sums);
        Assert.True(sums[^1] < 0.9 * sums[0], string.Join(" ", sums));
    }

    [Fact]
    public void L1Sparse_OneStep_AddsTheSignOfEachWeight()
    {
        using var scope = NewDisposeScope();
        using var scene = new Forgetting();
        const string OneStep = "\"epochs\": 1, \"learningRate\": 0.1, \"momentum\": 0, \"weightDecay\": 0";

        var without = scene.Run("unlearn.fine-tune", $$"""{ {{OneStep}} }""");
        var with = scene.Run("unlearn.l1-sparse", $$"""{ {{OneStep}}, "penalty": 0.2 }""");

        foreach (var (one, other, start) in without.Module.parameters().Zip(with.Module.parameters(), scene.Original.Module.parameters()))
            Assert.True((one.detach() - other.detach() - 0.1 * 0.2 * start.detach().sign()).abs().max().item<float>() < 1e-6);
    }

    [Theory]
    [InlineData(0, 0.4), InlineData(1, 0.3), InlineData(3, 0.1), InlineData(4, 0), InlineData(5, 0)]
    public void PenaltyAt_WithFreeEpochs_FallsLinearlyToTheirBeginning(int epoch, double expected) =>
        Assert.Equal(expected, new L1SparseOptions { Epochs = 6, FreeEpochs = 2, Penalty = 0.4 }.PenaltyAt(epoch), 1e-12);

    private static double Sum(Subject subject)
    {
        using var scope = NewDisposeScope();
        return subject.Module.parameters().Sum(one => one.detach().abs().sum().item<float>());
    }
}
