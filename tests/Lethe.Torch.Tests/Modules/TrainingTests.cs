using Lethe.Torch.Native;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Modules;

[Collection(nameof(CountingAlone))]
public class TrainingTests
{
    [Fact]
    public void ThousandSteps_InScopes_LeaveNoTensorAndLowerTheLoss()
    {
        using var outer = NewDisposeScope();
        using var seeded = Generator.Default;
        seeded.manual_seed(20240611);
        using var net = nn.Sequential(
            nn.Conv2d(1, 2, 3, padding: 1), nn.BatchNorm2d(2), nn.MaxPool2d(2), nn.Dropout(0.1), nn.Flatten(), nn.Linear(8, 1)).@double();
        using var generator = new Generator(3);
        var input = randn([8, 1, 4, 4], ScalarType.Float64, generator: generator);
        var target = randn([8, 1], ScalarType.Float64, generator: generator);
        var first = Step(net, input, target);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var total = Tensor.TotalCount;
        var own = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var last = 0.0;
        for (var step = 0; step < 1000; step++) last = Step(net, input, target);
        Assert.Equal(own, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.Equal(total, Tensor.TotalCount);
        Assert.True(last < first / 2, $"the loss went from {first} to {last}");
        Assert.Equal(1001, net.get_buffer("1.num_batches_tracked")!.item<long>());
    }

    [Theory]
    [InlineData("sgd")]
    [InlineData("adam")]
    [InlineData("adamw")]
    public void TenThousandSteps_WithAnOptimiser_KeepTheLiveTensorsConstant(string name)
    {
        using var outer = NewDisposeScope();
        using var net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.LayerNorm(8), nn.Linear(8, 3));
        using optim.Optimizer optimizer = name switch
        {
            "sgd" => optim.SGD(net.parameters(), 0.01, momentum: 0.9),
            "adam" => optim.Adam(net.parameters(), 1e-3),
            _ => optim.AdamW(net.parameters(), 1e-3),
        };
        using var generator = new Generator(5);
        var input = randn([16, 4], generator: generator);
        var target = randint(3, [16], ScalarType.Int64, generator: generator);
        Step(net, optimizer, input, target);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var total = Tensor.TotalCount;
        var bytes = TorchMemory.Cpu.InUse;
        for (var step = 0; step < 10_000; step++) Step(net, optimizer, input, target);
        Assert.Equal(total, Tensor.TotalCount);
        Assert.Equal(bytes, TorchMemory.Cpu.InUse);
    }

    private static void Step(Sequential net, optim.Optimizer optimizer, Tensor input, Tensor target)
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        var loss = nn.functional.cross_entropy(net.call(input), target);
        loss.backward();
        optimizer.step();
    }

    private static double Step(Sequential net, Tensor input, Tensor target)
    {
        using var scope = NewDisposeScope();
        net.zero_grad();
        var error = Aten.reshape.Call(
            Aten.add_Tensor.Call(net.call(input), Aten.mul_Scalar.Call(target, -1L)), new long[] { -1 });
        var loss = Aten.dot.Call(error, error);
        loss.backward();
        using var off = no_grad();
        foreach (var parameter in net.parameters())
            Aten.copy_.CallInPlace(parameter, Aten.add_Tensor.Call(parameter, parameter.grad, -0.002));
        return loss.item<double>();
    }
}
