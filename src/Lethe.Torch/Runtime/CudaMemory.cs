namespace Lethe.Torch;

/// <summary>Bytes of one CUDA device that tensors of this process hold, and what libtorch keeps reserved for them.</summary>
public readonly record struct CudaMemory(long Allocated, long AllocatedPeak, long Reserved, long ReservedPeak);
