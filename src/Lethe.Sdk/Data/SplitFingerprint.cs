using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>
/// What a split is, as one number: SHA-256 over the ids, labels, owners and input bytes of its records in their order.
/// Two splits with the same fingerprint hold the same records; the split's name plays no part.
/// </summary>
public static class SplitFingerprint
{
    private const int BatchSize = 256;
    private static readonly byte[] Layout = Encoding.UTF8.GetBytes("lethe split 1\n");

    /// <summary>Reads the split once, in batches, so that it need not fit into memory.</summary>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Compute(Split split, Progress? progress = null, CancellationToken cancellation = default)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Layout);
        AppendNumber(hash, split.Count);
        for (var start = 0; start < split.Count; start += BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = Enumerable.Range(start, Math.Min(BatchSize, split.Count - start)).ToArray();
            using (NewDisposeScope()) AppendInputs(hash, split.Read(rows, CPU).Inputs, withShape: start == 0);
            foreach (var row in rows) AppendRecord(hash, split, row);
            progress?.Report(start + rows.Length, split.Count, $"fingerprint of {split.Name}");
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void AppendInputs(IncrementalHash hash, Tensor inputs, bool withShape)
    {
        if (withShape)
        {
            AppendText(hash, inputs.dtype.ToString());
            foreach (var size in inputs.shape[1..]) AppendNumber(hash, size);
        }
        hash.AppendData(inputs.contiguous().bytes);
    }

    // Every part carries its length or a mark, so that no two different lists of records read the same.
    private static void AppendRecord(IncrementalHash hash, Split split, int row)
    {
        AppendText(hash, split.Id(row));
        AppendNumber(hash, split.HasLabels ? split.Label(row) : -1);
        if (split.Owner(row) is { } owner) AppendText(hash, owner);
        else AppendNumber(hash, -1);
    }

    private static void AppendText(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        AppendNumber(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void AppendNumber(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }
}
