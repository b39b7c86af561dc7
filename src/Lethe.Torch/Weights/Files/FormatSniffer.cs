using System.Buffers.Binary;

namespace Lethe.Torch;

/// <summary>Tells formats by their content. Names of files are not asked.</summary>
internal static class FormatSniffer
{
    public static WeightFormat? Tell(WeightSource file)
    {
        ReadOnlySpan<byte> head = file.ReadUpTo(0, 16);
        if (head.StartsWith(NpyHeader.Magic)) return WeightFormat.Npy;
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8)) return TellZip(file);
        if (IsSafetensors(file, head)) return WeightFormat.Safetensors;
        if (IsPickle(file, head)) return WeightFormat.Pickle;
        if (head.TrimStart(" \t\r\n"u8).StartsWith("{"u8)) return WeightFormat.SafetensorsIndex;
        return OnnxProbe.IsModel(file) ? WeightFormat.Onnx : null;
    }

    public static WeightFileException Unknown(WeightSource file) => Stranger(file) ?? file.Fault(
        "is none of the files known here: safetensors, a safetensors index, .npy, .npz, TorchScript, ONNX");

    /// <summary>Things that are often found in place of the weights.</summary>
    public static WeightFileException? Stranger(WeightSource file)
    {
        ReadOnlySpan<byte> head = file.ReadUpTo(0, 64);
        if (head.StartsWith("version https://git-lfs"u8))
            return file.Fault("is a Git LFS pointer, not the weights: run git lfs pull");
        if (head.StartsWith("<!"u8) || head.StartsWith("<html"u8)) return file.Fault("is a web page, not the weights");
        return null;
    }

    private static WeightFormat? TellZip(WeightSource file)
    {
        var names = ZipDirectory.Read(file).ConvertAll(member => member.Name);
        if (names.Exists(name => name.EndsWith("/data.pkl", StringComparison.Ordinal)))
        {
            return names.Exists(name => name.Contains("/code/", StringComparison.Ordinal))
                ? WeightFormat.TorchScript
                : WeightFormat.TorchPickle;
        }
        return names.TrueForAll(name => name.EndsWith(NpzFile.Suffix, StringComparison.Ordinal)) ? WeightFormat.Npz : null;
    }

    private static bool IsSafetensors(WeightSource file, ReadOnlySpan<byte> head)
    {
        if (head.Length < SafetensorsHeader.LengthBytes + 2) return false;
        var length = BinaryPrimitives.ReadUInt64LittleEndian(head);
        return length <= (ulong)(file.Length - SafetensorsHeader.LengthBytes)
            && head[SafetensorsHeader.LengthBytes..].TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
    }

    /// <summary>
    /// Protocols 2 to 5 open with their number. The older ones open with what they build, a mark, a global or an
    /// empty list or dictionary, and close with a full stop.
    /// </summary>
    private static bool IsPickle(WeightSource file, ReadOnlySpan<byte> head) => head switch
    {
        [0x80, >= 2 and <= 5, ..] => true,
        [(byte)'(' or (byte)'c', ..] when head.Contains((byte)'\n') => file.Read(file.Length - 1, 1)[0] == (byte)'.',
        [(byte)']' or (byte)'}', (byte)'q', ..] => file.Read(file.Length - 1, 1)[0] == (byte)'.',
        _ => false,
    };
}
