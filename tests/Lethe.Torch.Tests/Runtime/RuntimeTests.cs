using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Runtime;

[Collection(ProcessState.Name)]
public class RuntimeTests
{
    [Fact]
    public void Version_IsLibtorchs() => Assert.Matches(@"^\d+\.\d+\.\d+", TorchRuntime.LibtorchVersion);

    [Fact]
    public void Threads_AreSet()
    {
        var before = get_num_threads();
        set_num_threads(1);
        Assert.Equal(1, get_num_threads());
        set_num_threads(before);
        Assert.Equal(before, get_num_threads());
        Assert.InRange(get_num_interop_threads(), 1, int.MaxValue);
        Assert.Throws<TorchException>(() => set_num_threads(0));
    }

    [Fact]
    public void Deterministic_RefusesOperatorsThatAreNot()
    {
        using var scope = NewDisposeScope();
        var put = new Native.Operator("put_");
        var index = tensor(new long[] { 1 });
        Assert.False(TorchRuntime.Deterministic);
        TorchRuntime.Deterministic = true;
        try
        {
            Assert.True(TorchRuntime.Deterministic);
            Assert.Throws<TorchException>(() => put.CallInPlace(zeros(3), index, ones(1)));
        }
        finally
        {
            TorchRuntime.Deterministic = false;
        }
        put.CallInPlace(zeros(3), index, ones(1));
    }

    [Fact]
    public void OneDnn_IsSwitchedOffAndOn()
    {
        var before = TorchRuntime.UseOneDnn;
        TorchRuntime.UseOneDnn = false;
        Assert.False(TorchRuntime.UseOneDnn);
        TorchRuntime.UseOneDnn = true;
        Assert.True(TorchRuntime.UseOneDnn);
        TorchRuntime.UseOneDnn = before;
    }

    [Fact]
    public void FlushDenormal_TurnsTinyNumbersToZero()
    {
        using var scope = NewDisposeScope();
        var half = new Native.Operator("mul.Scalar");
        var tiny = tensor(double.Epsilon * 4);
        Assert.Equal(double.Epsilon * 2, half.Call(tiny, 0.5).item<double>());
        if (!TorchRuntime.FlushDenormal(true)) return; // not on this processor
        try
        {
            Assert.True(BitConverter.DoubleToInt64Bits(half.Call(tiny, 0.5).item<double>()) == 0);
        }
        finally
        {
            TorchRuntime.FlushDenormal(false);
        }
    }

    [Fact]
    public void Cuda_WithoutADevice_CountsNoneAndIgnoresSeeds()
    {
        Assert.Equal(cuda.is_available(), cuda.device_count() > 0);
        Assert.Equal(cuda.is_available(), cuda_is_available());
        cuda.manual_seed(1);
        cuda.manual_seed_all(1);
        if (!cuda.is_available()) Assert.ThrowsAny<TorchException>(() => cuda.synchronize());
    }
}
