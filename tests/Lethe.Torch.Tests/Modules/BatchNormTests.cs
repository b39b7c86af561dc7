using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Modules;

public class BatchNormTests
{
    [Fact]
    public void RunningStatistics_WithMomentum_MoveByItsShare()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.BatchNorm1d(1, momentum: 0.25);
        layer.call(Batch(2, 6));
        // Mean 4, unbiased variance 8, from 0 and 1.
        Assert.Equal([1.0], layer.running_mean!.Doubles());
        Assert.Equal([0.75 + 0.25 * 8], layer.running_var!.Doubles());
        Assert.Equal(1, layer.num_batches_tracked!.item<long>());
    }

    [Fact]
    public void RunningStatistics_WithoutMomentum_AverageOverAllBatches()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.BatchNorm1d(1, momentum: null);
        layer.call(Batch(-1, 1));
        layer.call(Batch(2, 6));
        layer.call(Batch(4, 6));
        Assert.Equal(3.0, layer.running_mean!.Doubles()[0], 1e-6);
        Assert.Equal((2.0 + 8 + 2) / 3, layer.running_var!.Doubles()[0], 1e-6);
    }

    [Fact]
    public void Evaluation_UsesTheRunningStatisticsAndLeavesThem()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.BatchNorm1d(1, eps: 0);
        nn.init.constant_(layer.running_mean!, 1L);
        nn.init.constant_(layer.running_var!, 4L);
        layer.eval();
        Assert.Equal([0.0, 1.0], layer.call(Batch(1, 3)).Doubles());
        Assert.Equal([1.0], layer.running_mean!.Doubles());
        Assert.Equal(0, layer.num_batches_tracked!.item<long>());
        layer.reset_running_stats();
        Assert.Equal([0.0], layer.running_mean!.Doubles());
        Assert.Equal([1.0], layer.running_var!.Doubles());
    }

    private static Tensor Batch(float first, float second) => from_array(new[,] { { first }, { second } });
}
