using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Lethe.Onnx.Running;

/// <summary>
/// Turns values of one element type into another: floating to floating, whole to whole, never across.
/// </summary>
/// <remarks>Whole numbers are checked, so an id that does not fit is an error, not another id.</remarks>
internal static class Conversion
{
    private const int Chunk = 1024;

    public static bool IsPossible(OnnxElementType from, OnnxElementType to) =>
        (from.IsFloating() && to.IsFloating()) || (IsWhole(from) && IsWhole(to));

    /// <exception cref="OverflowException">A whole number does not fit the target.</exception>
    public static void Convert(OnnxElementType from, ReadOnlySpan<byte> source, OnnxElementType to, Span<byte> target)
    {
        if (from == to) source.CopyTo(target);
        else if (from.IsFloating()) Floating(from, source, to, target);
        else Whole(from, source, to, target);
    }

    private static bool IsWhole(OnnxElementType type) => type.IsInteger() || type == OnnxElementType.Bool;

    private static void Floating(OnnxElementType from, ReadOnlySpan<byte> source, OnnxElementType to, Span<byte> target)
    {
        Span<float> hub = stackalloc float[Chunk];
        for (var left = source.Length / from.Bytes(); left > 0; left -= hub.Length)
        {
            hub = hub[..Math.Min(left, hub.Length)];
            ToSingle(from, source[..(hub.Length * from.Bytes())], hub);
            FromSingle(hub, to, target[..(hub.Length * to.Bytes())]);
            source = source[(hub.Length * from.Bytes())..];
            target = target[(hub.Length * to.Bytes())..];
        }
    }

    private static void Whole(OnnxElementType from, ReadOnlySpan<byte> source, OnnxElementType to, Span<byte> target)
    {
        Span<long> hub = stackalloc long[Chunk];
        for (var left = source.Length / from.Bytes(); left > 0; left -= hub.Length)
        {
            hub = hub[..Math.Min(left, hub.Length)];
            ToInt64(from, source[..(hub.Length * from.Bytes())], hub);
            FromInt64(hub, to, target[..(hub.Length * to.Bytes())]);
            source = source[(hub.Length * from.Bytes())..];
            target = target[(hub.Length * to.Bytes())..];
        }
    }

    private static void ToSingle(OnnxElementType from, ReadOnlySpan<byte> source, Span<float> hub)
    {
        switch (from)
        {
            case OnnxElementType.Float32: MemoryMarshal.Cast<byte, float>(source).CopyTo(hub); break;
            case OnnxElementType.Float16:
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(source), hub);
                break;
            case OnnxElementType.Float64:
                TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, double>(source), hub);
                break;
            default:
                var brain = MemoryMarshal.Cast<byte, ushort>(source);
                for (var i = 0; i < hub.Length; i++) hub[i] = BitConverter.UInt32BitsToSingle((uint)brain[i] << 16);
                break;
        }
    }

    private static void FromSingle(ReadOnlySpan<float> hub, OnnxElementType to, Span<byte> target)
    {
        switch (to)
        {
            case OnnxElementType.Float32: hub.CopyTo(MemoryMarshal.Cast<byte, float>(target)); break;
            case OnnxElementType.Float16:
                TensorPrimitives.ConvertToHalf(hub, MemoryMarshal.Cast<byte, Half>(target));
                break;
            case OnnxElementType.Float64:
                TensorPrimitives.ConvertTruncating(hub, MemoryMarshal.Cast<byte, double>(target));
                break;
            default:
                var brain = MemoryMarshal.Cast<byte, ushort>(target);
                for (var i = 0; i < hub.Length; i++) brain[i] = RoundToBrain(hub[i]);
                break;
        }
    }

    // The upper half of a float32, rounded to nearest even; a NaN must not round up into infinity.
    private static ushort RoundToBrain(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        if (float.IsNaN(value)) return (ushort)((bits >> 16) | 0x40);
        return (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }

    private static void ToInt64(OnnxElementType from, ReadOnlySpan<byte> source, Span<long> hub)
    {
        switch (from)
        {
            case OnnxElementType.Int64: MemoryMarshal.Cast<byte, long>(source).CopyTo(hub); break;
            case OnnxElementType.Int32: Widen<int>(source, hub); break;
            case OnnxElementType.Int16: Widen<short>(source, hub); break;
            case OnnxElementType.Int8: Widen<sbyte>(source, hub); break;
            case OnnxElementType.UInt64: Widen<ulong>(source, hub); break;
            case OnnxElementType.UInt32: Widen<uint>(source, hub); break;
            case OnnxElementType.UInt16: Widen<ushort>(source, hub); break;
            default: Widen<byte>(source, hub); break;
        }
    }

    private static void FromInt64(ReadOnlySpan<long> hub, OnnxElementType to, Span<byte> target)
    {
        switch (to)
        {
            case OnnxElementType.Int64: hub.CopyTo(MemoryMarshal.Cast<byte, long>(target)); break;
            case OnnxElementType.Int32: Narrow<int>(hub, target); break;
            case OnnxElementType.Int16: Narrow<short>(hub, target); break;
            case OnnxElementType.Int8: Narrow<sbyte>(hub, target); break;
            case OnnxElementType.UInt64: Narrow<ulong>(hub, target); break;
            case OnnxElementType.UInt32: Narrow<uint>(hub, target); break;
            case OnnxElementType.UInt16: Narrow<ushort>(hub, target); break;
            case OnnxElementType.Bool when hub.ContainsAnyExceptInRange(0, 1): throw new OverflowException();
            default: Narrow<byte>(hub, target); break;
        }
    }

    private static void Widen<T>(ReadOnlySpan<byte> source, Span<long> hub) where T : unmanaged, INumberBase<T> =>
        TensorPrimitives.ConvertChecked<T, long>(MemoryMarshal.Cast<byte, T>(source), hub);

    private static void Narrow<T>(ReadOnlySpan<long> hub, Span<byte> target) where T : unmanaged, INumberBase<T> =>
        TensorPrimitives.ConvertChecked<long, T>(hub, MemoryMarshal.Cast<byte, T>(target));
}
