namespace Lethe.Statistics;

/// <summary>
/// The probability of all classes down to this one, of which only the share u counts itself (APS, Romano et al. 2020);
/// with a penalty on every rank beyond the first few (RAPS, Angelopoulos et al. 2021). Equal probabilities rank in the
/// order of their classes. Not for several threads at once.
/// </summary>
/// <param name="penalty">Added for each rank beyond <paramref name="freeRanks"/>; 0: APS.</param>
public sealed class AdaptiveScore(double penalty = 0, int freeRanks = 0) : IConformalScore
{
    private double[] _keys = [];
    private int[] _order = [];

    public double Penalty => penalty;

    public int FreeRanks => freeRanks;

    public void Fill(ReadOnlySpan<double> probabilities, double u, Span<double> scores)
    {
        var order = Rank(probabilities);
        var sum = 0.0;
        for (var i = 0; i < order.Length; i++)
        {
            var probability = probabilities[order[i]];
            if (!double.IsFinite(probability)) ConfidenceBins.ThrowNoConfidence(probability);
            sum += probability;
            scores[order[i]] = sum - (1 - u) * probability + penalty * Math.Max(0, i + 1 - freeRanks);
        }
    }

    /// <summary>The classes from the most to the least probable; good until the next call.</summary>
    public ReadOnlySpan<int> Rank(ReadOnlySpan<double> probabilities)
    {
        if (_keys.Length != probabilities.Length) (_keys, _order) = (new double[probabilities.Length], new int[probabilities.Length]);
        for (var k = 0; k < _keys.Length; k++) (_keys[k], _order[k]) = (-probabilities[k], k);
        Array.Sort(_keys, _order);
        // The sort leaves ties in any order.
        for (int start = 0, end; start < _keys.Length; start = end)
        {
            for (end = start + 1; end < _keys.Length && _keys[end] == _keys[start]; end++) ;
            if (end - start > 1) Array.Sort(_order, start, end - start);
        }
        return _order;
    }
}
