using static TorchSharp.torch;

namespace Lethe.Torch.Native;

/// <summary>A result as it was right after the call: later calls may change its shape in place.</summary>
/// <param name="Tensor">The recorder's own reference.</param>
/// <param name="Storage">The memory behind it, the same for all views of it; 0 if there is none.</param>
internal sealed record RecordedTensor(Tensor Tensor, long[] Shape, ScalarType Type, nint Storage)
{
    public static RecordedTensor Of(Tensor tensor) => new(tensor, tensor.shape, tensor.dtype, StorageOf(tensor));

    public static nint StorageOf(Tensor tensor)
    {
        // Not through DataPointer(), which is C# looking at numbers. A tensor without memory has nothing to share.
        if (NativeMethods.lethe_tensor_data(tensor.Address, out var data) != Status.Ok || data == 0) return 0;
        var description = tensor.Describe();
        return data - (nint)(description.Offset * description.ElementSize);
    }
}
