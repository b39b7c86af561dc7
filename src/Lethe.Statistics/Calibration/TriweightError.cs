namespace Lethe.Statistics;

/// <summary>
/// Calibration error from densities (Zhang, Kailkhura and Han 2020): the accuracy at a confidence is the density of right
/// predictions' confidences times their share over that of all, at most 1; its distance from the confidence is averaged over the density.
/// Triweight kernels, mirrored at 0 and 1.
/// </summary>
public static class TriweightError
{
    private const int Steps = 1 << 14;
    private const double Least = 1e-6;

    /// <summary>The bandwidth: the kernel's standard deviation. That of right predictions' confidences by (2n)^(-1/5).</summary>
    /// <returns>0 where they are all alike, or none is right.</returns>
    public static double Bandwidth(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct)
    {
        double sum = 0, count = 0, squares = 0;
        for (var i = 0; i < confidences.Length; i++)
            if (correct[i]) (sum, count) = (sum + confidences[i], count + 1);
        for (var i = 0; i < confidences.Length; i++)
            if (correct[i]) squares += (confidences[i] - sum / count) * (confidences[i] - sum / count);
        return count == 0 ? 0 : Math.Sqrt(squares / count) * Math.Pow(2.0 * confidences.Length, -0.2);
    }

    /// <summary>Null where there is no bandwidth.</summary>
    public static double? Of(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct)
    {
        ArgumentOutOfRangeException.ThrowIfZero(confidences.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(correct.Length, confidences.Length);
        foreach (var confidence in confidences)
            if (!(confidence >= 0 && confidence <= 1)) ConfidenceBins.ThrowNoConfidence(confidence);
        var width = Bandwidth(confidences, correct);
        if (!(width > 1.0 / Steps)) return null;
        var (all, right) = (new double[Steps + 1], new double[Steps + 1]);
        for (var i = 0; i < confidences.Length; i++)
        {
            var place = confidences[i] * Steps;
            var left = Math.Min((int)place, Steps - 1);
            var share = place - left;
            (all[left], all[left + 1]) = (all[left] + 1 - share, all[left + 1] + share);
            if (correct[i]) (right[left], right[left + 1]) = (right[left] + 1 - share, right[left + 1] + share);
        }
        double[] density = Smoothed(all, width), ofRight = Smoothed(right, width);
        double error = 0, total = 0;
        for (var i = 0; i <= Steps; i++)
        {
            var weight = i is 0 or Steps ? 0.5 : 1;
            total += weight * density[i];
            // Where there is no mass nothing is claimed.
            if (density[i] / confidences.Length > Least) error += weight * density[i] * Math.Abs(Math.Min(ofRight[i] / density[i], 1) - (double)i / Steps);
        }
        return error / total;
    }

    // A kernel (1 - x²)³ reaches three of its standard deviations. A point at an end is its own image and counts twice, as half of it leaves.
    private static double[] Smoothed(double[] grid, double width)
    {
        var reach = Math.Min((int)(3 * width * Steps), Steps);
        var kernel = new double[reach + 1];
        for (var k = 0; k <= reach; k++)
        {
            var x = k / (3 * width * Steps);
            kernel[k] = 35.0 / 32 / (3 * width) * Math.Pow(Math.Max(1 - x * x, 0), 3);
        }
        var smoothed = new double[grid.Length];
        for (var at = 0; at < grid.Length; at++)
        {
            if (grid[at] == 0) continue;
            for (var k = -reach; k <= reach; k++)
            {
                var to = at + k;
                to = to < 0 ? -to : to > Steps ? 2 * Steps - to : to;
                smoothed[to] += grid[at] * kernel[Math.Abs(k)] * (to is 0 or Steps ? 2 : 1);
            }
        }
        return smoothed;
    }
}
