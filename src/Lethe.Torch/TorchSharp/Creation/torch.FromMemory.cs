using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lethe.Torch.Native;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor over an array's own memory: what one changes, the other sees. No copy on the CPU.</summary>
    public static Tensor frombuffer(
        Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        var available = rawArray.Length - offset;
        if (count < 0) count = available;
        if (offset < 0 || count > available)
            throw new ArgumentOutOfRangeException(nameof(count), $"{count} elements from {offset} of an array with {rawArray.Length}");
        return Wrap(rawArray, [count], dtype, offset, null, requires_grad);
    }

    /// <summary>A tensor over an array's own memory, in the array's own shape.</summary>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    /// <summary>As above; a type or a device other than the array's takes a copy.</summary>
    public static Tensor from_array(
        Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        var own = ElementTypes.Of(rawArray.GetType().GetElementType()!);
        return Named(Wrap(rawArray, Shape(rawArray), dtype ?? own, 0, device, requires_grad), false, names);
    }

    /// <summary>Copies numbers into a new tensor of the type that holds <typeparamref name="T"/>, then converts.</summary>
    private static unsafe Tensor Copied<T>(
        ReadOnlySpan<T> data, long[] shape, ScalarType? dtype, Device? device, bool requiresGrad, string[]? names = null) where T : unmanaged
    {
        var own = ElementTypes.Of<T>() ?? throw new ArgumentException($"No element type holds {typeof(T).Name}");
        var wanted = 1L;
        foreach (var size in shape) wanted *= size;
        if (wanted != data.Length)
            throw new ArgumentException($"{data.Length} numbers do not fill a tensor of shape [{string.Join(", ", shape)}]");
        var tensor = empty(shape, own);
        data.CopyTo(new Span<T>((void*)tensor.DataPointer(), data.Length));
        return Named(Converted(tensor, dtype ?? own, device), requiresGrad, names);
    }

    private static long[] Shape(Array array)
    {
        var shape = new long[array.Rank];
        for (var i = 0; i < shape.Length; i++) shape[i] = array.GetLongLength(i);
        return shape;
    }

    /// <summary>The numbers of an array of several dimensions, row by row, where they are.</summary>
    private static ReadOnlySpan<T> Flat<T>(Array array) where T : unmanaged =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);

    /// <summary>The numbers of a list, copied only where it is neither an array nor a <see cref="List{T}"/>.</summary>
    private static ReadOnlySpan<T> Elements<T>(IList<T> list) => list switch
    {
        T[] array => array,
        List<T> known => CollectionsMarshal.AsSpan(known),
        _ => list.ToArray(),
    };

    private static Tensor Converted(Tensor tensor, ScalarType dtype, Device? device) =>
        tensor.dtype == dtype && (device is null || device.type == DeviceType.CPU)
            ? tensor
            : tensor.to(dtype, device ?? CPU, disposeAfter: true);

    private static unsafe Tensor Wrap(Array array, long[] shape, ScalarType dtype, long offset, Device? device, bool requiresGrad)
    {
        var own = ElementTypes.Of(array.GetType().GetElementType()!);
        var pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        nint handle;
        fixed (long* sizes = shape)
        {
            var start = pin.AddrOfPinnedObject() + (nint)(offset * ElementTypes.Size(own));
            var status = NativeMethods.lethe_tensor_wrap(
                start, sizes, shape.Length, (int)own, &Unpin, GCHandle.ToIntPtr(pin), out handle);
            if (status != Status.Ok) pin.Free();
            status.ThrowIfFailed();
        }
        var tensor = Converted(new Tensor(handle), dtype, device);
        return requiresGrad ? tensor.requires_grad_() : tensor;
    }

    [UnmanagedCallersOnly]
    private static void Unpin(nint pin) => GCHandle.FromIntPtr(pin).Free();
}
