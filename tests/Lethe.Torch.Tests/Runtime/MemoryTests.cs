using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Runtime;

[Collection(ProcessState.Name)]
public class MemoryTests
{
    private const long Block = 4 << 20; // a size class of its own, so that the bytes are exact
    private const long Floats = Block / sizeof(float);

    public MemoryTests()
    {
        // Tensors that other tests dropped must not be freed in the middle of a count.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TorchMemory.ReleaseIdle();
    }

    [Fact]
    public void InUse_FollowsWhatIsAlive()
    {
        var before = TorchMemory.Cpu.InUse;
        var first = empty(Floats);
        Assert.Equal(before + Block, TorchMemory.Cpu.InUse);
        using (var view = first.view(2, -1)) Assert.Equal(before + Block, TorchMemory.Cpu.InUse);
        first.Dispose();
        Assert.Equal(before, TorchMemory.Cpu.InUse);
    }

    [Fact]
    public void Peak_StaysUntilReset()
    {
        TorchMemory.ResetCpuPeak();
        var before = TorchMemory.Cpu;
        Assert.Equal(before.InUse, before.Peak);
        empty(Floats).Dispose();
        Assert.Equal(before.InUse + Block, TorchMemory.Cpu.Peak);
        TorchMemory.ResetCpuPeak();
        Assert.Equal(before.InUse, TorchMemory.Cpu.Peak);
    }

    [Fact]
    public void FreedBlock_WaitsIdle_AndServesTheNextTensorOfItsSize()
    {
        Assert.Equal(0, TorchMemory.Cpu.Idle);
        var first = empty(Floats);
        var place = first.DataPointer();
        first.Dispose();
        Assert.Equal(Block, TorchMemory.Cpu.Idle);
        using var second = empty(Floats);
        Assert.Equal(0, TorchMemory.Cpu.Idle);
        Assert.Equal(place, second.DataPointer());
    }

    [Fact]
    public void IdleBlocks_AreReleased_AndNotKeptWhenNoneMayBe()
    {
        empty(Floats).Dispose();
        TorchMemory.ReleaseIdle();
        Assert.Equal(0, TorchMemory.Cpu.Idle);
        TorchMemory.KeepIdle(0);
        try
        {
            empty(Floats).Dispose();
            Assert.Equal(0, TorchMemory.Cpu.Idle);
        }
        finally
        {
            TorchMemory.KeepIdle(1L << 30);
        }
    }

    [Fact]
    public void TensorOverTheLimit_IsRefused_AndMadeOnceTheLimitIsLifted()
    {
        var limit = TorchMemory.Cpu.InUse + 2 * Block;
        TorchMemory.LimitCpu(limit);
        try
        {
            using var fits = zeros(Floats);
            var failure = Assert.Throws<TorchMemoryException>(() => zeros(2 * Floats));
            Assert.Contains($"the limit is {limit}", failure.Message, StringComparison.Ordinal);
            Assert.Contains("aten::zeros", failure.Message, StringComparison.Ordinal);
            Assert.Throws<TorchMemoryException>(() => fits.repeat(2)); // inside an operator
            Assert.Equal(limit, TorchMemory.Cpu.Limit);
            using var another = fits.clone(); // refusals are not counted as use
        }
        finally
        {
            TorchMemory.LimitCpu(0);
        }
        using var large = zeros(2 * Floats);
        Assert.Equal(2 * Floats, large.NumberOfElements);
    }

    [Fact]
    public void TensorTheSystemCannotHold_IsRefused() =>
        Assert.Throws<TorchMemoryException>(() => empty(1L << 50));

    [Fact]
    public void NegativeLimits_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TorchMemory.LimitCpu(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TorchMemory.KeepIdle(-1));
    }

    [Fact]
    public void CudaCounters_AreThereWithADevice_AndAnErrorWithout()
    {
        if (cuda.is_available()) Assert.InRange(TorchMemory.Cuda().Allocated, 0, long.MaxValue);
        else Assert.ThrowsAny<TorchException>(() => TorchMemory.Cuda());
    }
}
