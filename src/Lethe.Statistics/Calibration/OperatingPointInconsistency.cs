namespace Lethe.Statistics;

/// <summary>
/// How differently one threshold serves different classes (operating-point inconsistency score, after Zhang et al. 2024, who
/// measure it on distances): at each threshold a class has a utility, the harmonic mean of the share of its records at or
/// above and of the others' below. The score is the variance of the utilities over classes, averaged over thresholds.
/// </summary>
/// <remarks>Thresholds are the middles of 256 equal steps from 0 to 1, so that memory is a histogram a class.</remarks>
public sealed class OperatingPointInconsistency
{
    public const int Thresholds = 256;

    private readonly double[] _mean = new double[Thresholds];
    private readonly double[] _squares = new double[Thresholds];

    /// <summary>How many classes have records and are missing from some.</summary>
    public int Classes { get; private set; }

    /// <summary>Null with fewer than two such classes.</summary>
    public double? Value
    {
        get
        {
            if (Classes < 2) return null;
            var sum = 0.0;
            foreach (var squares in _squares) sum += squares / Classes;
            return sum / Thresholds;
        }
    }

    /// <summary>Takes up a class: its probability in every record, and where it is the true one.</summary>
    public void Add(ReadOnlySpan<double> ofClass, ReadOnlySpan<bool> isTrue)
    {
        ArgumentOutOfRangeException.ThrowIfZero(ofClass.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(isTrue.Length, ofClass.Length);
        // By how many thresholds each probability is at or above.
        var (inside, outside) = (new int[Thresholds + 1], new int[Thresholds + 1]);
        for (var i = 0; i < ofClass.Length; i++)
        {
            if (!(ofClass[i] >= 0 && ofClass[i] <= 1)) ConfidenceBins.ThrowNoConfidence(ofClass[i]);
            (isTrue[i] ? inside : outside)[(int)(ofClass[i] * Thresholds + 0.5)]++;
        }
        int own = inside.Sum(), others = outside.Sum();
        if (own == 0 || others == 0) return;
        Classes++;
        int ownBelow = 0, othersBelow = 0;
        for (var at = 0; at < Thresholds; at++)
        {
            ownBelow += inside[at];
            othersBelow += outside[at];
            double found = 1 - (double)ownBelow / own, spared = (double)othersBelow / others;
            var utility = found + spared == 0 ? 0 : 2 * found * spared / (found + spared);
            // Welford's sums: the variance of equal utilities is exactly 0.
            var before = utility - _mean[at];
            _mean[at] += before / Classes;
            _squares[at] += before * (utility - _mean[at]);
        }
    }
}
