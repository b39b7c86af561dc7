using System.Runtime.InteropServices;

namespace Lethe.Calibration;

/// <summary>What calibration is measured on, one number a record.</summary>
/// <param name="Confidence">The greatest probability.</param>
/// <param name="Correct">Whether its class is the true one; the first of several that tie.</param>
/// <param name="Predicted">That class.</param>
/// <param name="Clamped">How many log losses were cut off.</param>
internal sealed record Predictions(double[] Confidence, bool[] Correct, int[] Predicted, double[] LogLoss, double[] Brier, int Clamped)
{
    private const int RowsAtOnce = 4096;

    /// <summary>Of all probabilities, in nats; empty for a part of the records.</summary>
    public double[] Entropies { get; init; } = [];

    public int Count => Confidence.Length;

    public double Accuracy => Correct.Count(correct => correct) / (double)Count;

    /// <summary>Only these records, in this order; how many of them were cut off is not known.</summary>
    public Predictions Subset(int[] rows) => new(
        Array.ConvertAll(rows, row => Confidence[row]), Array.ConvertAll(rows, row => Correct[row]), Array.ConvertAll(rows, row => Predicted[row]),
        Array.ConvertAll(rows, row => LogLoss[row]), Array.ConvertAll(rows, row => Brier[row]), 0);

    /// <param name="areRounded">The logits are logarithms of probabilities, which may have been rounded to 0.</param>
    public static Predictions Of(LabelledLogits rows, bool areRounded, CancellationToken cancellation)
    {
        var (confidence, correct) = (new double[rows.Count], new bool[rows.Count]);
        var (classes, losses, briers) = (new int[rows.Count], new double[rows.Count], new double[rows.Count]);
        var entropies = new double[rows.Count];
        var probabilities = new double[rows.Classes];
        var (clamped, most) = (0, -Math.Log(PredictionScores.LeastProbability));
        for (var start = 0; start < rows.Count; start += RowsAtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(RowsAtOnce, rows.Count - start);
            using var part = rows.Logits.narrow(0, start, count).contiguous();
            var numbers = MemoryMarshal.Cast<byte, double>(part.bytes);
            for (var i = 0; i < count; i++)
            {
                var (row, label) = (start + i, (int)rows.Labels[start + i]);
                var logits = numbers.Slice(i * rows.Classes, rows.Classes);
                Softmax.Of(logits, probabilities);
                var predicted = FirstGreatest(logits);
                confidence[row] = Math.Min(probabilities[predicted], 1);
                correct[row] = predicted == label;
                entropies[row] = Entropy.Of(probabilities);
                classes[row] = predicted;
                briers[row] = ProperScores.Brier(probabilities, label);
                losses[row] = ProperScores.LogLoss(logits, label);
                if (!areRounded || losses[row] <= most) continue;
                losses[row] = most;
                clamped++;
            }
        }
        return new Predictions(confidence, correct, classes, losses, briers, clamped) { Entropies = entropies };
    }

    private static int FirstGreatest(ReadOnlySpan<double> logits)
    {
        var best = 0;
        for (var k = 1; k < logits.Length; k++)
            if (logits[k] > logits[best]) best = k;
        return best;
    }
}
