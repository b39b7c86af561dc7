using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Lethe.Sdk;

/// <summary>Parts of a fingerprint. Each carries its length or a mark, so that no two different lists of parts read the same.</summary>
internal static class FingerprintText
{
    public static void AppendText(this IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendNumber(bytes.Length);
        hash.AppendData(bytes);
    }

    /// <summary>Null has a mark of its own, which no length can be.</summary>
    public static void AppendOptional(this IncrementalHash hash, string? text)
    {
        if (text is null) hash.AppendNumber(-1);
        else hash.AppendText(text);
    }

    public static void AppendNumber(this IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
