using System.Security.Cryptography;
using System.Text;
using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>
/// What a record is, as one number: SHA-256 over its id, label, owner and input bytes. It stands for the record where the
/// record itself may not be kept. Whoever can guess the record can guess it too, so it is shown to nobody by itself.
/// </summary>
public static class RecordFingerprint
{
    private const int BatchSize = 256;
    private static readonly byte[] Layout = Encoding.UTF8.GetBytes("lethe record 1\n");

    /// <summary>Of these rows, in their order; read in batches, so that they need not fit into memory.</summary>
    /// <returns>64 lower-case hexadecimal digits each.</returns>
    public static string[] Compute(Split split, IReadOnlyList<int> rows, Progress? progress = null, CancellationToken cancellation = default)
    {
        var fingerprints = new string[rows.Count];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var start = 0; start < rows.Count; start += BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            var some = rows.Skip(start).Take(BatchSize).ToArray();
            using var scope = NewDisposeScope();
            var inputs = split.Read(some, CPU).Inputs.contiguous();
            var bytes = inputs.bytes;
            var width = bytes.Length / some.Length;
            for (var i = 0; i < some.Length; i++)
            {
                AppendHead(hash, split, some[i], inputs);
                hash.AppendData(bytes.Slice(i * width, width));
                fingerprints[start + i] = Convert.ToHexStringLower(hash.GetHashAndReset());
            }
            progress?.Report(start + some.Length, rows.Count, $"fingerprints of records of {split.Name}");
        }
        return fingerprints;
    }

    private static void AppendHead(IncrementalHash hash, Split split, int row, Tensor inputs)
    {
        hash.AppendData(Layout);
        hash.AppendText(split.Id(row));
        hash.AppendNumber(split.HasLabels ? split.Label(row) : -1);
        hash.AppendOptional(split.Owner(row));
        hash.AppendText(inputs.dtype.ToString());
        hash.AppendNumber(inputs.dim() - 1);
        foreach (var size in inputs.shape[1..]) hash.AppendNumber(size);
    }
}
