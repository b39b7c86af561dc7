namespace Lethe.Statistics;

/// <summary>
/// The smooth calibration error as the widespread package relplot computes it, to compare with numbers that were made by it: it
/// mirrors a histogram without its first and last point, so that mass at exactly 0 or 1 counts half, and divides by the density
/// that is left. <see cref="SmoothCalibrationError"/> is the definition.
/// </summary>
public static class HalvedMirrorError
{
    private const int Halvings = 10;
    private const int LeastMesh = 200;
    private const int LeastGrid = 2000;

    // Which it adds so as not to divide by 0.
    private const double LeastDensity = 1e-4;

    // Beyond so many widths the kernel is 0 in double precision, next to what lies nearer.
    private const double Reach = 9;

    public static double Of(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct)
    {
        double above = 1, below = 0;
        if (At(confidences, correct, 1) > 1) return At(confidences, correct, 1);
        for (var i = 0; i < Halvings; i++)
        {
            var width = (above + below) / 2;
            if (width < SmoothCalibrationError.LeastWidth || At(confidences, correct, width) > width) below = width;
            else above = width;
        }
        return At(confidences, correct, above);
    }

    public static double At(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct, double width)
    {
        ArgumentOutOfRangeException.ThrowIfZero(confidences.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(correct.Length, confidences.Length);
        if (!(width > 0)) throw new ArgumentOutOfRangeException(nameof(width), width, "A kernel's width is positive.");
        var points = Math.Max(LeastGrid, (int)Math.Round(20 / width)) / 2 + 1;
        var (excess, mass) = (new double[points], new double[points]);
        for (var i = 0; i < confidences.Length; i++)
        {
            if (!(confidences[i] >= 0 && confidences[i] <= 1)) ConfidenceBins.ThrowNoConfidence(confidences[i]);
            var place = confidences[i] * (points - 1);
            var left = Math.Clamp((int)place, 0, points - 2);
            var (share, residual) = (place - left, confidences[i] - (correct[i] ? 1 : 0));
            (excess[left], excess[left + 1]) = (excess[left] + (1 - share) * residual, excess[left + 1] + share * residual);
            (mass[left], mass[left + 1]) = (mass[left] + 1 - share, mass[left + 1] + share);
        }
        double[] smoothed = Mirrored(excess, width), density = Mirrored(mass, width);
        var mesh = Math.Max(LeastMesh, (int)Math.Round(10 / width));
        double error = 0, total = 0;
        for (var i = 0; i < mesh; i++)
        {
            var place = (double)i / (mesh - 1) * (points - 1);
            error += Math.Abs(Between(smoothed, place));
            total += Between(density, place) + LeastDensity;
        }
        return error / total;
    }

    // A Gaussian over the grid and its two mirror images; the points at 0 and 1 stand there once.
    private static double[] Mirrored(double[] grid, double width)
    {
        var (last, step) = (grid.Length - 1, 1.0 / (grid.Length - 1));
        var far = Math.Min((int)(Reach * width / step) + 1, last / 2);
        var kernel = new double[far + 1];
        for (var k = 0; k <= far; k++) kernel[k] = Math.Exp(-(k * step) * (k * step) / (2 * width * width)) / (Math.Sqrt(2 * Math.PI) * width);
        var smoothed = new double[grid.Length];
        for (var i = 0; i <= last; i++)
            for (var k = -far; k <= far; k++)
            {
                var at = i + k;
                at = at < 0 ? -at : at > last ? 2 * last - at : at;
                smoothed[i] += grid[at] * kernel[Math.Abs(k)];
            }
        return smoothed;
    }

    private static double Between(double[] values, double place)
    {
        var left = Math.Min((int)place, values.Length - 2);
        return values[left] + (place - left) * (values[left + 1] - values[left]);
    }
}
