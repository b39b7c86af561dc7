namespace Lethe.Statistics;

/// <summary>
/// The relative attack (Zarifzadeh, Liu and Shokri): is the model's probability of a record, held against what other
/// models give it, higher than that of records that nobody saw?
/// </summary>
public static class Rmia
{
    /// <summary>The least probability a record is taken to have without its membership.</summary>
    public const double LeastProbability = 1e-6;

    /// <summary>From models that saw the record and models that did not.</summary>
    public static double OnlineProbability(double inside, double outside) => Math.Max((inside + outside) / 2, LeastProbability);

    /// <summary>
    /// From models that did not see the record alone: those that did are taken to give it
    /// <paramref name="slope"/> times as much, and 1 - <paramref name="slope"/> on top.
    /// </summary>
    public static double OfflineProbability(double outside, double slope) =>
        Math.Max(((1 + slope) * outside + (1 - slope)) / 2, LeastProbability);

    /// <summary>
    /// The share of the population that the record beats, its ratio being more than <paramref name="gamma"/> times theirs.
    /// Ties are broken by the ratio itself, by less than one member of the population is worth.
    /// </summary>
    /// <param name="ratios">Of the records: the model's probability over the record's.</param>
    /// <param name="population">The same of records that are no members.</param>
    public static double[] Scores(IReadOnlyList<double> ratios, IReadOnlyList<double> population, double gamma = 1)
    {
        ArgumentOutOfRangeException.ThrowIfZero(population.Count);
        double[] sorted = [.. population.Order()];
        var middle = Math.Log(Math.Max(Quantiles.OfSorted(sorted, 0.5), double.Epsilon));
        return [.. ratios.Select(ratio => (Beaten(sorted, ratio / gamma) + Tie(ratio, middle)) / sorted.Length)];
    }

    // Strictly between 0 and 1, rising with the ratio.
    private static double Tie(double ratio, double middle) => 1 / (1 + Math.Exp(middle - Math.Log(Math.Max(ratio, double.Epsilon))));

    private static int Beaten(double[] sorted, double limit)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var half = (low + high) / 2;
            if (sorted[half] < limit) low = half + 1;
            else high = half;
        }
        return low;
    }
}
