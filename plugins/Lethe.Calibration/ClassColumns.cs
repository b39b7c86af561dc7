using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Lethe.Calibration;

/// <summary>The probabilities of one class after the other, computed as they are asked for.</summary>
internal sealed class ClassColumns(LabelledLogits rows) : IDisposable
{
    private readonly Tensor _totals = rows.Logits.logsumexp(1);

    public int Count => rows.Count;

    public int Classes => rows.Classes;

    /// <summary>Writes the class's probability in every record, and where it is the true one.</summary>
    public void Fill(int k, Span<double> ofClass, Span<bool> isTrue)
    {
        using var scope = NewDisposeScope();
        // Rounding may end a little above 1.
        var column = (rows.Logits.select(1, k) - _totals).exp().clamp(0, 1).contiguous();
        MemoryMarshal.Cast<byte, double>(column.bytes).CopyTo(ofClass);
        for (var row = 0; row < isTrue.Length; row++) isTrue[row] = rows.Labels[row] == k;
    }

    /// <summary>Each class in order of its probability.</summary>
    public IEnumerable<SortedPredictions> Sorted(CancellationToken cancellation)
    {
        var isTrue = new bool[Count];
        for (var k = 0; k < Classes; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            var ofClass = new double[Count];
            Fill(k, ofClass, isTrue);
            yield return SortedPredictions.TakingOver(ofClass, isTrue);
        }
    }

    public void Dispose() => _totals.Dispose();
}
