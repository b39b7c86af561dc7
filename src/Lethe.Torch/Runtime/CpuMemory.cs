namespace Lethe.Torch;

/// <summary>Bytes of CPU memory that tensors of this process hold.</summary>
/// <param name="InUse">In live tensors.</param>
/// <param name="Peak">The most that was in use at once since the peak was last reset.</param>
/// <param name="Idle">In freed blocks that wait for the next tensor of their size.</param>
/// <param name="Limit">What may be in use at most; 0 for no limit.</param>
public readonly record struct CpuMemory(long InUse, long Peak, long Idle, long Limit);
