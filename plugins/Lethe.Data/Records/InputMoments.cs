using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Lethe.Data.Records;

/// <summary>Mean and deviation of the inputs of a training split, from an evenly spaced sample of its records.</summary>
internal static class InputMoments
{
    private const int BatchSize = 64;

    public static InputDescription Describe(
        RecordSet train, IReadOnlyList<long> shape, double? low, double? high, DataJob job, int sample = 2000)
    {
        var groups = (int)shape[0];
        var run = (int)shape.Skip(1).Aggregate(1L, (product, size) => product * size);
        var (sums, squares) = (new double[groups], new double[groups]);
        var rows = Spread(train.Count, sample);
        foreach (var batch in rows.Chunk(BatchSize))
        {
            job.Cancellation.ThrowIfCancellationRequested();
            using var inputs = train.Source.Read(batch);
            using var numbers = inputs.to(ScalarType.Float32);
            Add(MemoryMarshal.Cast<byte, float>(numbers.bytes), run, sums, squares);
        }
        var count = Math.Max(1.0, (double)rows.Length * run);
        var mean = Array.ConvertAll(sums, sum => sum / count);
        var deviation = squares.Select((square, i) => Deviation(square / count - mean[i] * mean[i])).ToArray();
        return new InputDescription(shape, mean, deviation, low, high);
    }

    private static void Add(ReadOnlySpan<float> values, int run, double[] sums, double[] squares)
    {
        for (var start = 0; start < values.Length; start += run)
        {
            var group = start / run % sums.Length;
            double sum = 0, square = 0;
            foreach (var value in values.Slice(start, run))
            {
                sum += value;
                square += (double)value * value;
            }
            sums[group] += sum;
            squares[group] += square;
        }
    }

    // What never changes says nothing; dividing by (nearly) nothing would only blow up its rounding errors.
    private static double Deviation(double variance) => variance > 1e-12 ? Math.Sqrt(variance) : 1;

    private static int[] Spread(int count, int wanted)
    {
        var rows = new int[Math.Min(count, wanted)];
        for (var i = 0; i < rows.Length; i++) rows[i] = (int)((long)i * count / rows.Length);
        return rows;
    }
}
