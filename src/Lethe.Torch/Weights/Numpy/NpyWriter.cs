using System.Buffers.Binary;
using System.Text;
using static TorchSharp.torch;

namespace Lethe.Torch;

/// <summary>Writes arrays: version 1.0, row by row, little-endian, numbers aligned to 64 bytes.</summary>
internal static class NpyWriter
{
    private const int Alignment = 64;
    private const int Fixed = 10;

    public static byte[] Header(string path, string name, Tensor tensor)
    {
        if (NpyTypes.Find(tensor.dtype) is not { } descr)
        {
            var hint = tensor.dtype == ScalarType.BFloat16 ? ": convert it with to(float32) first" : "";
            throw new WeightFileException(
                path, $"tensor {Quoted.Name(name)} holds {tensor.dtype}, which NumPy has not{hint}");
        }
        var shape = tensor.shape;
        var tuple = shape.Length == 1 ? $"({shape[0]},)" : $"({string.Join(", ", shape)})";
        var text = $"{{'descr': '{descr}', 'fortran_order': False, 'shape': {tuple}, }}";
        var total = (Fixed + text.Length + 1 + Alignment - 1) / Alignment * Alignment;
        var header = new byte[total];
        header.AsSpan().Fill((byte)' ');
        NpyHeader.Magic.CopyTo(header);
        (header[6], header[7]) = (1, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), checked((ushort)(total - Fixed)));
        Encoding.ASCII.GetBytes(text, header.AsSpan(Fixed));
        header[^1] = (byte)'\n';
        return header;
    }

    public static void Write(Stream stream, byte[] header, Tensor tensor, string path, string name)
    {
        using var scope = NewDisposeScope();
        var packed = TensorMemory.Packed(tensor, path, name);
        stream.Write(header);
        TensorMemory.Write(stream, TensorMemory.Address(packed), packed.NumberOfElements * packed.ElementSize);
    }
}
