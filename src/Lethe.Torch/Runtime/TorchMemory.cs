#if !TORCHSHARP_PACKAGE
using Lethe.Torch.Native;
#endif

namespace Lethe.Torch;

/// <summary>What tensors take, and how much they may take.</summary>
public static class TorchMemory
{
#if TORCHSHARP_PACKAGE
    private const string Missing = "The TorchSharp package does not count or limit memory: build with Lethe's own binding for that.";

    public static CpuMemory Cpu => throw new NotSupportedException(Missing);

    public static void ResetCpuPeak() => throw new NotSupportedException(Missing);

    public static void LimitCpu(long bytes) => throw new NotSupportedException(Missing);

    public static void KeepIdle(long bytes) => throw new NotSupportedException(Missing);

    public static void ReleaseIdle() => throw new NotSupportedException(Missing);

    public static CudaMemory Cuda(int device = 0) => throw new NotSupportedException(Missing);

    public static void ResetCudaPeak(int device = 0) => throw new NotSupportedException(Missing);
#else
    /// <summary>The counters of CPU memory, now.</summary>
    public static CpuMemory Cpu => ReadCpu(false);

    /// <summary>Starts the peak again from what is in use.</summary>
    public static void ResetCpuPeak() => ReadCpu(true);

    /// <summary>
    /// From here a tensor that would bring CPU memory in use above so many bytes is refused with a
    /// <see cref="TorchMemoryException"/>; 0 lifts the limit. Tensors that exist stay, even above the limit.
    /// </summary>
    public static void LimitCpu(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        NativeMethods.lethe_memory_limit(bytes);
    }

    /// <summary>
    /// How many bytes of freed blocks are kept for reuse, 1 GiB unless set; 0 keeps none and gives back what is kept.
    /// </summary>
    public static void KeepIdle(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        NativeMethods.lethe_memory_cache(bytes);
    }

    /// <summary>Gives all freed blocks back to the system, those of CUDA devices too.</summary>
    public static void ReleaseIdle()
    {
        NativeMethods.lethe_memory_empty();
        NativeMethods.lethe_cuda_empty_cache().ThrowIfFailed();
    }

    /// <summary>The counters of one CUDA device, now.</summary>
    public static CudaMemory Cuda(int device = 0) => ReadCuda(device, false);

    public static void ResetCudaPeak(int device = 0) => ReadCuda(device, true);

    private static unsafe CpuMemory ReadCpu(bool resetPeak)
    {
        var counters = stackalloc long[4];
        NativeMethods.lethe_memory(counters, resetPeak ? 1 : 0);
        return new CpuMemory(counters[0], counters[1], counters[2], counters[3]);
    }

    private static unsafe CudaMemory ReadCuda(int device, bool resetPeak)
    {
        var counters = stackalloc long[4];
        NativeMethods.lethe_cuda_memory(device, counters, resetPeak ? 1 : 0).ThrowIfFailed();
        return new CudaMemory(counters[0], counters[1], counters[2], counters[3]);
    }
#endif
}
