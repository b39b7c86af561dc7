using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Lethe.Calibration.Conformal;

/// <summary>Probabilities a record at a time, in double precision: what a threshold is compared with to the last bit.</summary>
internal static class ProbabilityRows
{
    private const int RowsAtOnce = 4096;

    public delegate void Visit(int row, ReadOnlySpan<double> probabilities);

    /// <param name="logits">One row a record, double precision, on the CPU.</param>
    public static void Each(Tensor logits, Visit visit, CancellationToken cancellation)
    {
        var (count, classes) = ((int)logits.size(0), (int)logits.size(1));
        var probabilities = new double[classes];
        for (var start = 0; start < count; start += RowsAtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = Math.Min(RowsAtOnce, count - start);
            using var part = logits.narrow(0, start, rows).contiguous();
            var numbers = MemoryMarshal.Cast<byte, double>(part.bytes);
            for (var i = 0; i < rows; i++)
            {
                Softmax.Of(numbers.Slice(i * classes, classes), probabilities);
                visit(start + i, probabilities);
            }
        }
    }
}
