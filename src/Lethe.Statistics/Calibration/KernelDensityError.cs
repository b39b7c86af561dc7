namespace Lethe.Statistics;

/// <summary>
/// Calibration error from a kernel estimate of accuracy at each confidence, the record itself left out (Popordanoska,
/// Sayer and Blaschko 2022): the mean distance from the confidence. Beta kernels, so that nothing leaks over 0 and 1.
/// </summary>
/// <param name="Parts">
/// The error with one of several parts of the records left out at a time, for <see cref="Jackknife"/>; empty where no
/// parts were given.
/// </param>
public sealed record KernelDensityError(double Value, double Bandwidth, IReadOnlyList<double> Parts)
{
    private const double Least = 1e-6;

    /// <summary>The bandwidths of which the likeliest is taken: 15 from 1e-5 to 0.1 in equal ratios, then tenths up to 1.</summary>
    public static IReadOnlyList<double> Bandwidths { get; } =
        [.. Enumerable.Range(0, 15).Select(i => Math.Pow(10, -5 + 4 * i / 14.0)), .. Enumerable.Range(2, 9).Select(i => i / 10.0)];

    /// <summary>Every record is compared with every other: time grows with the square of their number.</summary>
    /// <param name="partOf">The part of each record, from 0; empty: none are left out together.</param>
    public static KernelDensityError Of(
        ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct, double bandwidth,
        ReadOnlySpan<int> partOf = default, CancellationToken cancellation = default)
    {
        if (confidences.Length < 2) throw new ArgumentException("A record that is left out needs others.", nameof(confidences));
        ArgumentOutOfRangeException.ThrowIfNotEqual(correct.Length, confidences.Length);
        var kernels = new BetaKernels(confidences, bandwidth, Least);
        var parts = partOf.IsEmpty ? 1 : Max(partOf) + 1;
        var (weights, hits, errors, counts) = (new double[parts], new double[parts], new double[parts + 1], new int[parts + 1]);
        for (var j = 0; j < confidences.Length; j++)
        {
            if (j % 64 == 0) cancellation.ThrowIfCancellationRequested();
            Array.Clear(weights);
            Array.Clear(hits);
            var greatest = kernels.GreatestLog(j);
            for (var i = 0; i < confidences.Length; i++)
            {
                if (i == j) continue;
                var part = partOf.IsEmpty ? 0 : partOf[i];
                var weight = Math.Exp(kernels.Log(j, i) - greatest);
                weights[part] += weight;
                if (correct[i]) hits[part] += weight;
            }
            Add(j, confidences[j], partOf, weights, hits, errors, counts);
        }
        var without = partOf.IsEmpty ? [] : Enumerable.Range(0, parts).Select(part => errors[part] / counts[part]).ToArray();
        return new KernelDensityError(errors[parts] / counts[parts], bandwidth, without);
    }

    /// <summary>The bandwidth under which every record is likeliest, given the others.</summary>
    public static double BestBandwidth(ReadOnlySpan<double> confidences, CancellationToken cancellation = default)
    {
        if (confidences.Length < 2) throw new ArgumentException("A record that is left out needs others.", nameof(confidences));
        var (best, most) = (Bandwidths[^1], double.NegativeInfinity);
        foreach (var bandwidth in Bandwidths)
        {
            cancellation.ThrowIfCancellationRequested();
            var likelihood = new BetaKernels(confidences, bandwidth, Least).LogLikelihood();
            if (likelihood > most) (best, most) = (bandwidth, likelihood);
        }
        return best;
    }

    // The last entry is the whole; the others lack one part each.
    private static void Add(int record, double confidence, ReadOnlySpan<int> partOf, double[] weights, double[] hits, double[] errors, int[] counts)
    {
        double weight = 0, hit = 0;
        for (var part = 0; part < weights.Length; part++) (weight, hit) = (weight + weights[part], hit + hits[part]);
        Add(weights.Length, hit, weight);
        if (partOf.IsEmpty) return;
        for (var part = 0; part < weights.Length; part++)
            if (partOf[record] != part) Add(part, hit - hits[part], weight - weights[part]);

        void Add(int at, double right, double all)
        {
            // Where no other record is near, nothing is known of the accuracy there.
            if (!(all > 0)) return;
            errors[at] += Math.Abs(Math.Clamp(right / all, 0, 1) - confidence);
            counts[at]++;
        }
    }

    private static int Max(ReadOnlySpan<int> numbers)
    {
        var max = 0;
        foreach (var number in numbers) max = Math.Max(max, number);
        return max;
    }
}
