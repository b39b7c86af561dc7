using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps.Shared;

/// <summary>Maps that look at one record's probabilities after the other.</summary>
internal static class RowWise
{
    /// <summary>Writes what becomes of a row of probabilities.</summary>
    public delegate void Map(ReadOnlySpan<double> probabilities, Span<double> mapped);

    /// <summary>Logarithms of what the map makes of the logits' probabilities; minus infinity for a probability of 0.</summary>
    public static Tensor Apply(Tensor logits, Map map)
    {
        var classes = (int)logits.size(1);
        using var contiguous = logits.contiguous();
        var rows = MemoryMarshal.Cast<byte, double>(contiguous.bytes);
        var (logs, probabilities) = (new double[rows.Length], new double[classes]);
        for (var start = 0; start < rows.Length; start += classes)
        {
            Softmax.Of(rows.Slice(start, classes), probabilities);
            var mapped = logs.AsSpan(start, classes);
            map(probabilities, mapped);
            foreach (ref var value in mapped) value = Math.Log(value);
        }
        return tensor(logs, logits.shape);
    }
}
