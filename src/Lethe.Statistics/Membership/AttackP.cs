namespace Lethe.Statistics;

/// <summary>Attacks by the place of a loss among losses of those who do not know the record: p-values, low for members.</summary>
public static class AttackP
{
    private const double GreatestLoss = 1000;

    /// <summary>The share of the population whose loss is at most as low, the record itself counted: a p-value at any size.</summary>
    /// <param name="population">Losses of the same model on records that are no members.</param>
    public static double[] Values(IReadOnlyList<double> losses, IEnumerable<double> population)
    {
        double[] sorted = [.. population.Order()];
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Length);
        return [.. losses.Select(loss => (1.0 + AtMost(sorted, loss)) / (sorted.Length + 1))];
    }

    /// <summary>
    /// Attack R: the place of a loss among the losses that models who never saw the record have on this very record, with
    /// straight lines between them and ends at 0 and 1000.
    /// </summary>
    public static double ReferenceValue(double loss, IReadOnlyList<double> references)
    {
        double[] ends = [0, .. references.Order(), GreatestLoss];
        if (loss <= 0) return 0;
        if (loss >= GreatestLoss) return 1;
        var above = Array.FindIndex(ends, end => end > loss);
        return (above - 1 + (loss - ends[above - 1]) / (ends[above] - ends[above - 1])) / (ends.Length - 1);
    }

    private static int AtMost(double[] sorted, double value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var half = (low + high) / 2;
            if (sorted[half] <= value) low = half + 1;
            else high = half;
        }
        return low;
    }
}
