namespace Lethe.Statistics;

/// <summary>The logarithm of the gamma function.</summary>
public static class Gamma
{
    // Lanczos approximation with g = 7, nine terms: about 15 digits over the whole positive axis.
    private static readonly double[] Coefficients =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <param name="x">Positive; other arguments give NaN.</param>
    public static double Log(double x)
    {
        if (!(x > 0)) return double.NaN;
        if (x < 0.5) return Math.Log(Math.PI / Math.Sin(Math.PI * x)) - Log(1 - x);
        var shifted = x - 1;
        var sum = Coefficients[0];
        for (var i = 1; i < Coefficients.Length; i++) sum += Coefficients[i] / (shifted + i);
        var t = shifted + Coefficients.Length - 1.5;
        return 0.5 * Math.Log(2 * Math.PI) + (shifted + 0.5) * Math.Log(t) - t + Math.Log(sum);
    }
}
