using System.Collections.Concurrent;
using System.Numerics;

namespace Lethe.Statistics;

/// <summary>
/// All the sums y[g] = sum over k of x[k] cos(pi k g / m), g and k from 0 to m, by a fast Fourier transform of the even
/// continuation; m is a power of two.
/// </summary>
internal static class CosineSums
{
    private static readonly ConcurrentDictionary<int, Complex[]> Roots = new();

    /// <param name="terms">The first of the m + 1 numbers; the rest are 0.</param>
    public static double[] Of(ReadOnlySpan<double> terms, int m)
    {
        var wave = new Complex[2 * m];
        for (var k = 0; k < terms.Length; k++)
        {
            if (k is 0 || k == m) wave[k] = terms[k];
            else wave[k] = wave[2 * m - k] = terms[k] / 2;
        }
        Transform(wave);
        var sums = new double[m + 1];
        for (var g = 0; g <= m; g++) sums[g] = wave[g].Real;
        return sums;
    }

    // Cooley and Tukey, in place, after bit reversal.
    private static void Transform(Complex[] wave)
    {
        var bits = BitOperations.Log2((uint)wave.Length);
        for (uint i = 0; i < wave.Length; i++)
        {
            var j = Reversed(i, bits);
            if (j > i) (wave[i], wave[j]) = (wave[j], wave[i]);
        }
        var roots = Roots.GetOrAdd(wave.Length, RootsOf);
        for (var half = 1; half < wave.Length; half *= 2)
        {
            var stride = wave.Length / (2 * half);
            for (var start = 0; start < wave.Length; start += 2 * half)
            {
                for (var k = 0; k < half; k++)
                {
                    var (even, odd) = (wave[start + k], wave[start + k + half] * roots[k * stride]);
                    wave[start + k] = even + odd;
                    wave[start + k + half] = even - odd;
                }
            }
        }
    }

    private static Complex[] RootsOf(int length)
    {
        var roots = new Complex[length / 2];
        for (var k = 0; k < roots.Length; k++) roots[k] = Complex.FromPolarCoordinates(1, -2 * Math.PI * k / length);
        return roots;
    }

    private static uint Reversed(uint number, int bits)
    {
        uint reversed = 0;
        for (var bit = 0; bit < bits; bit++) reversed |= (number >> bit & 1) << (bits - 1 - bit);
        return reversed;
    }
}
