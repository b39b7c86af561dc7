using System.Buffers.Binary;
using System.IO.Compression;

namespace Lethe.Data.Tests.Formats;

/// <summary>IDX files as the format describes them.</summary>
internal static class IdxBytes
{
    public static byte[] Make(byte[] values, params int[] sizes)
    {
        var file = new byte[4 + 4 * sizes.Length + values.Length];
        (file[2], file[3]) = (0x08, (byte)sizes.Length);
        for (var i = 0; i < sizes.Length; i++) BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 + 4 * i), sizes[i]);
        values.CopyTo(file, 4 + 4 * sizes.Length);
        return file;
    }

    public static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) stream.Write(content);
        return packed.ToArray();
    }

    public static byte[] Count(int values) => [.. Enumerable.Range(0, values).Select(value => (byte)value)];
}
