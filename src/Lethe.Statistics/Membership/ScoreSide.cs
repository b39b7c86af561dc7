namespace Lethe.Statistics;

/// <summary>
/// What models of one kind (those that saw a record, or those that did not) score on each of many records: a centre and a
/// spread for each.
/// </summary>
public sealed class ScoreSide
{
    private const int FewForShrunk = 16;
    private const int EnoughForRecord = 64;
    private const double PooledWeight = 8;
    private const double Least = 1e-30;

    private readonly double[] _centres;
    private readonly double[] _deviations;
    private readonly int[] _counts;

    /// <param name="scores">For each record those of the models on this side; some records may have none.</param>
    public ScoreSide(IReadOnlyList<double[]> scores, LiraVariance variance = LiraVariance.Auto)
    {
        _counts = [.. scores.Select(own => own.Length)];
        // The middle one, not the mean: a single model gone astray is no reason to believe anything else of a record.
        _centres = [.. scores.Select(own => Quantiles.Of(own, 0.5))];
        var pooled = Pooled(scores);
        _deviations = [.. scores.Select(own => Deviation(own, pooled, variance))];
    }

    public int CountOf(int record) => _counts[record];

    public double Centre(int record) => _centres[record];

    public double Deviation(int record) => _deviations[record];

    /// <summary>The logarithm of the normal density, without the constant that all have.</summary>
    public double LogDensity(int record, double score)
    {
        var z = (score - _centres[record]) / _deviations[record];
        return -Math.Log(_deviations[record]) - z * z / 2;
    }

    /// <summary>How many deviations above the centre.</summary>
    public double Standing(int record, double score) => (score - _centres[record]) / _deviations[record];

    private static double Deviation(double[] own, double pooled, LiraVariance variance)
    {
        if (variance == LiraVariance.Auto)
            variance = own.Length < FewForShrunk ? LiraVariance.Common : own.Length < EnoughForRecord ? LiraVariance.Shrunk : LiraVariance.Record;
        var squared = own.Length == 0 ? 0 : SumOfSquares(own) / own.Length;
        var chosen = variance switch
        {
            LiraVariance.Common => pooled,
            LiraVariance.Shrunk => (own.Length * squared + PooledWeight * pooled) / (own.Length + PooledWeight),
            _ => squared,
        };
        return Math.Sqrt(chosen) + Least;
    }

    // Around each record's own mean: between records scores differ for reasons that say nothing about membership.
    private static double Pooled(IReadOnlyList<double[]> scores)
    {
        double sum = 0, degrees = 0;
        foreach (var own in scores)
        {
            if (own.Length < 2) continue;
            sum += SumOfSquares(own);
            degrees += own.Length - 1;
        }
        return degrees == 0 ? 1 : sum / degrees;
    }

    private static double SumOfSquares(double[] own)
    {
        var mean = Mean.Of(own);
        return own.Sum(score => (score - mean) * (score - mean));
    }
}
