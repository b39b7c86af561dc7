using System.Runtime.InteropServices;

namespace Lethe.Statistics;

/// <summary>
/// Predictions in ascending order of confidence: what every metric without fixed bins is computed from. Records of one
/// confidence are always seen together, so that no metric depends on the order in which records came.
/// </summary>
/// <remarks>
/// The bits of a number between 0 and 1 sort as the number does, and the highest is never set: shifted by one they make
/// room for whether the prediction is right. So one record is eight bytes, and sorting needs no other memory.
/// </remarks>
public sealed class SortedPredictions
{
    private readonly double[] _store;

    private SortedPredictions(double[] store, int right) => (_store, Right) = (store, right);

    public int Count => _store.Length;

    /// <summary>How many are right.</summary>
    public int Right { get; }

    public int Wrong => Count - Right;

    /// <summary>One block for each confidence, ascending.</summary>
    public TieBlocks Ties => new(Keys);

    internal ReadOnlySpan<ulong> Keys => MemoryMarshal.Cast<double, ulong>(_store.AsSpan());

    public static SortedPredictions Of(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct) =>
        TakingOver(confidences.ToArray(), correct);

    /// <summary>Without a copy: the array becomes working memory, and holds no confidences any more.</summary>
    public static SortedPredictions TakingOver(double[] confidences, ReadOnlySpan<bool> correct)
    {
        Check(confidences, correct);
        var keys = MemoryMarshal.Cast<double, ulong>(confidences.AsSpan());
        var right = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            var bit = correct[i] ? 1 : 0;
            keys[i] = KeyOf(confidences[i], bit);
            right += bit;
        }
        RadixSort.Ascending(keys);
        return new SortedPredictions(confidences, right);
    }

    internal static void Check(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct)
    {
        ArgumentOutOfRangeException.ThrowIfZero(confidences.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(correct.Length, confidences.Length);
        foreach (var confidence in confidences)
            if (!(confidence >= 0 && confidence <= 1)) ConfidenceBins.ThrowNoConfidence(confidence);
    }

    // Zero added: minus zero has another sign and the same meaning.
    internal static ulong KeyOf(double confidence, int right) => BitConverter.DoubleToUInt64Bits(confidence + 0.0) << 1 | (uint)right;

    internal static double ConfidenceOf(ulong key) => BitConverter.UInt64BitsToDouble(key >> 1);

    /// <summary>A sample with replacement: again in order, because copies of a record stand side by side.</summary>
    internal SortedPredictions Resampled(RandomStream random, int[] times, double[] into)
    {
        Array.Clear(times);
        // The high half of the product: off by less than 1 in 2^33 from even, and much cheaper than a remainder.
        for (var i = 0; i < times.Length; i++) times[(int)Math.BigMul(random.NextBits(), (ulong)times.Length, out _)]++;
        var keys = Keys;
        var drawn = MemoryMarshal.Cast<double, ulong>(into.AsSpan());
        var (next, right) = (0, 0);
        for (var i = 0; i < keys.Length; i++)
        {
            var key = keys[i];
            right += times[i] * (int)(key & 1);
            for (var copies = times[i]; copies > 0; copies--) drawn[next++] = key;
        }
        return new SortedPredictions(into, right);
    }

    /// <summary>The same confidences of a model that is right exactly as often as it claims.</summary>
    internal SortedPredictions Calibrated(RandomStream random, double[] into)
    {
        var keys = Keys;
        var drawn = MemoryMarshal.Cast<double, ulong>(into.AsSpan());
        var right = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            var bit = random.NextDouble() < ConfidenceOf(keys[i]) ? 1 : 0;
            drawn[i] = keys[i] & ~1UL | (uint)bit;
            right += bit;
        }
        return new SortedPredictions(into, right);
    }
}
