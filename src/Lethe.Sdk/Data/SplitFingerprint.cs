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
        hash.AppendNumber(split.Count);
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
            hash.AppendText(inputs.dtype.ToString());
            foreach (var size in inputs.shape[1..]) hash.AppendNumber(size);
        }
        hash.AppendData(inputs.contiguous().bytes);
    }

    private static void AppendRecord(IncrementalHash hash, Split split, int row)
    {
        hash.AppendText(split.Id(row));
        hash.AppendNumber(split.HasLabels ? split.Label(row) : -1);
        hash.AppendOptional(split.Owner(row));
    }
}
