using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Lethe.Torch;

/// <summary>Brings the numbers of an array into the order that tensors have: little-endian, last index fastest.</summary>
internal static unsafe class NpyNumbers
{
    /// <param name="copy">Brings the numbers as they are in the file to the memory it is given.</param>
    public static void Fill(NpyHeader header, nint memory, Action<nint> copy)
    {
        // Empty ones first: their other dimensions may be beyond counting.
        if (header.Entry.Bytes > 0 && header.Fortran && header.Entry.Sizes.Count(size => size > 1) > 1)
        {
            // The file's order first, then one pass that sorts: in place it would be a riddle.
            var stored = (nint)NativeMemory.Alloc((nuint)header.Entry.Bytes);
            try
            {
                copy(stored);
                ToRowMajor(stored, memory, header.Entry.Sizes, header.ElementSize);
            }
            finally
            {
                NativeMemory.Free((void*)stored);
            }
        }
        else
        {
            copy(memory);
        }
        Swap(memory, header.Entry.Bytes, header.Swap);
    }

    private static void Swap(nint memory, long bytes, int width)
    {
        for (var at = 0L; width > 1 && at < bytes; at += TensorMemory.Piece)
        {
            var piece = new Span<byte>((byte*)memory + at, (int)Math.Min(TensorMemory.Piece, bytes - at));
            switch (width)
            {
                case 2:
                    var shorts = MemoryMarshal.Cast<byte, short>(piece);
                    BinaryPrimitives.ReverseEndianness(shorts, shorts);
                    break;
                case 4:
                    var ints = MemoryMarshal.Cast<byte, int>(piece);
                    BinaryPrimitives.ReverseEndianness(ints, ints);
                    break;
                default:
                    var longs = MemoryMarshal.Cast<byte, long>(piece);
                    BinaryPrimitives.ReverseEndianness(longs, longs);
                    break;
            }
        }
    }

    private static void ToRowMajor(nint from, nint to, long[] shape, int size)
    {
        switch (size)
        {
            case 1: ToRowMajor((byte*)from, (byte*)to, shape); break;
            case 2: ToRowMajor((short*)from, (short*)to, shape); break;
            case 4: ToRowMajor((int*)from, (int*)to, shape); break;
            case 8: ToRowMajor((long*)from, (long*)to, shape); break;
            default: ToRowMajor((Int128*)from, (Int128*)to, shape); break;
        }
    }

    /// <summary>Counts through the target row by row and keeps the matching place in the source.</summary>
    private static void ToRowMajor<T>(T* from, T* to, long[] shape) where T : unmanaged
    {
        var last = shape.Length - 1;
        var strides = new long[shape.Length];
        var (elements, rows) = (1L, 1L);
        for (var i = 0; i <= last; i++)
        {
            strides[i] = elements;
            elements *= shape[i];
            if (i < last) rows *= shape[i];
        }
        var index = new long[shape.Length];
        var place = 0L;
        for (var row = 0L; row < rows; row++)
        {
            for (var column = 0L; column < shape[last]; column++) *to++ = from[place + column * strides[last]];
            for (var i = last - 1; i >= 0; i--)
            {
                place += strides[i];
                if (++index[i] < shape[i]) break;
                place -= strides[i] * shape[i];
                index[i] = 0;
            }
        }
    }
}
