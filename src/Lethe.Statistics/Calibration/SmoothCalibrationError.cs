namespace Lethe.Statistics;

/// <summary>
/// Smooth calibration error (Blasiok and Nakkiran 2024): confidence less correctness, smoothed over confidence by a
/// Gaussian that is reflected at 0 and 1, and its absolute value integrated. At the width that equals the error itself
/// nothing is left to choose.
/// </summary>
/// <remarks>
/// On an interval with reflecting ends the Gaussian is the heat kernel, whose waves are cosines: A_k = sum of r_i cos(pi k
/// c_i) is computed once, and each width only weighs it by exp(-(pi k width)^2 / 2). Mass at exactly 0 or 1 is its own
/// mirror image and counts whole, which implementations that mirror a histogram lose half of.
/// </remarks>
public sealed class SmoothCalibrationError
{
    /// <summary>Narrower kernels are not tried.</summary>
    public const double LeastWidth = 1e-3;

    // Waves weigh less than 1e-16 beyond 8.6 / (pi width).
    private const double Reach = 8.6 / Math.PI;
    private const int FinestMesh = 1 << 14;
    private const int CoarsestMesh = 1 << 10;
    private const int MostExact = 256;
    private const int Halvings = 40;

    private readonly double[] _waves;
    private readonly long _count;

    private SmoothCalibrationError(double[] waves, long count) => (_waves, _count) = (waves, count);

    /// <summary>Few records exactly; many on a grid of 16,384 steps, each shared linearly between its two neighbours.</summary>
    public static SmoothCalibrationError Of(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct)
    {
        ArgumentOutOfRangeException.ThrowIfZero(confidences.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(correct.Length, confidences.Length);
        foreach (var confidence in confidences)
            if (!(confidence >= 0 && confidence <= 1)) ConfidenceBins.ThrowNoConfidence(confidence);
        var waves = confidences.Length <= MostExact ? Exact(confidences, correct) : OnGrid(confidences, correct);
        return new SmoothCalibrationError(waves, confidences.Length);
    }

    /// <summary>The error at a fixed width.</summary>
    public double At(double width)
    {
        if (!(width >= LeastWidth)) throw new ArgumentOutOfRangeException(nameof(width), width, $"Widths begin at {LeastWidth}.");
        return At(width, FinestMesh);
    }

    /// <summary>
    /// The width that equals the error at that width: the error falls as the width grows, so there is one. Where it is
    /// below the least width, the error at that.
    /// </summary>
    public double AtItsOwnWidth()
    {
        double low = LeastWidth, high = 1;
        var least = At(low, FinestMesh);
        if (least <= low) return least;
        for (var i = 0; i < Halvings; i++)
        {
            var width = (low + high) / 2;
            if (At(width, MeshFor(width)) > width) low = width;
            else high = width;
        }
        return (low + high) / 2;
    }

    /// <summary>The smoothed excess of confidence over correctness at evenly spaced confidences from 0 to 1.</summary>
    private double[] Smoothed(double width, int mesh)
    {
        var kept = Math.Min(Math.Min((int)(Reach / width) + 1, mesh), _waves.Length - 1);
        var terms = new double[kept + 1];
        for (var k = 0; k <= kept; k++)
        {
            var fading = Math.PI * k * width;
            terms[k] = _waves[k] * (k == 0 ? 1 : 2) * Math.Exp(-fading * fading / 2) / _count;
        }
        return CosineSums.Of(terms, mesh);
    }

    private double At(double width, int mesh)
    {
        var smoothed = Smoothed(width, mesh);
        var sum = 0.0;
        for (var g = 0; g < mesh; g++)
        {
            // Straight between two points of the mesh, also where it crosses 0.
            double left = smoothed[g], right = smoothed[g + 1];
            sum += left * right >= 0 ? Math.Abs(left + right) : (left * left + right * right) / Math.Abs(left - right);
        }
        return sum / (2 * mesh);
    }

    private static int MeshFor(double width)
    {
        var mesh = CoarsestMesh;
        while (mesh < FinestMesh && mesh * width < 64) mesh *= 2;
        return mesh;
    }

    private static double[] Exact(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct)
    {
        var waves = new double[(int)(Reach / LeastWidth) + 2];
        for (var i = 0; i < confidences.Length; i++)
        {
            // From wave to wave by turning: thousands of turns lose three digits of sixteen.
            var (sine, cosine) = Math.SinCos(Math.PI * confidences[i]);
            double across = confidences[i] - (correct[i] ? 1 : 0), up = 0;
            for (var k = 0; k < waves.Length; k++)
            {
                waves[k] += across;
                (across, up) = (across * cosine - up * sine, across * sine + up * cosine);
            }
        }
        return waves;
    }

    private static double[] OnGrid(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct)
    {
        var grid = new double[FinestMesh + 2];
        for (var i = 0; i < confidences.Length; i++)
        {
            var place = confidences[i] * FinestMesh;
            var below = (int)place;
            var (excess, above) = (confidences[i] - (correct[i] ? 1 : 0), place - below);
            grid[below] += excess * (1 - above);
            grid[below + 1] += excess * above;
        }
        return CosineSums.Of(grid.AsSpan(0, FinestMesh + 1), FinestMesh);
    }
}
