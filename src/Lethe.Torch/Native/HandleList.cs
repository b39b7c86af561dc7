using System.Runtime.InteropServices;

namespace Lethe.Torch.Native;

/// <summary>
/// Handles of tensors in memory that never moves: as an argument it is neither copied nor pinned, and its tensors need
/// no managed object. It may be refilled and used again; whoever fills it decides whether it owns what is in it.
/// </summary>
internal sealed unsafe class HandleList(int count)
{
    private readonly nint[] _handles = GC.AllocateArray<nint>(count, pinned: true);

    public int Count => _handles.Length;

    public ref nint this[int index] => ref _handles[index];

    internal nint Pointer => Marshal.UnsafeAddrOfPinnedArrayElement(_handles, 0);

    /// <summary>Takes over the tensors of a list that the shim allocated.</summary>
    internal void Take(in Value list)
    {
        if (list.Length != Count) throw new InvalidOperationException($"{list.Length} results for {Count} tensors");
        new ReadOnlySpan<nint>((void*)list.Pointer, list.Length).CopyTo(_handles);
        NativeMethods.lethe_free_list(list.Pointer);
    }

    /// <summary>Frees the tensors. Only for a list that owns them.</summary>
    public void Release()
    {
        foreach (ref var handle in _handles.AsSpan())
        {
            if (handle != 0) NativeMethods.lethe_tensor_free(handle);
            handle = 0;
        }
    }
}
