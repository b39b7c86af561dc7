namespace Lethe.Torch;

/// <summary>Copies runs of bytes.</summary>
internal static unsafe class BulkCopy
{
    public static void Run(nint from, nint to, long bytes) => Buffer.MemoryCopy((void*)from, (void*)to, bytes, bytes);
}
