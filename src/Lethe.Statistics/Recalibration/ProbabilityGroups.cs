namespace Lethe.Statistics;

/// <summary>Cuts ascending probabilities into groups of neighbours: for each group the place after its last member.</summary>
public static class ProbabilityGroups
{
    public const int UsualCount = 15;

    private const int Rounds = 25;

    /// <param name="ascending">The probabilities.</param>
    public delegate int[] Cut(ReadOnlySpan<double> ascending);

    /// <summary>All in one.</summary>
    public static int[] Whole(ReadOnlySpan<double> ascending) => [ascending.Length];

    /// <summary>By intervals [low, high) of equal width, the last one closed.</summary>
    public static Cut EqualWidth(int count) => ascending =>
    {
        var ends = new int[count];
        var at = 0;
        for (var group = 0; group < count; group++)
        {
            while (at < ascending.Length && Math.Min((int)(ascending[at] * count), count - 1) <= group) at++;
            ends[group] = at;
        }
        return ends;
    };

    /// <summary>
    /// By nearness: rounds of k-means that begin at evenly spaced quantiles, so that nothing is left to chance. A group that lost
    /// all its members keeps its centre.
    /// </summary>
    public static Cut Clusters(int count) => ascending =>
    {
        var (centres, ends) = (new double[count], new int[count]);
        if (ascending.IsEmpty) return ends;
        var sums = new double[ascending.Length + 1];
        for (var i = 0; i < ascending.Length; i++) sums[i + 1] = sums[i] + ascending[i];
        for (var group = 0; group < count; group++) centres[group] = Quantiles.OfSorted(ascending, (group + 0.5) / count);
        for (var round = 0; round < Rounds; round++)
        {
            Assign(ascending, centres, ends);
            for (var group = 0; group < count; group++)
            {
                var start = group == 0 ? 0 : ends[group - 1];
                if (ends[group] > start) centres[group] = (sums[ends[group]] - sums[start]) / (ends[group] - start);
            }
        }
        Assign(ascending, centres, ends);
        return ends;
    };

    // Centres ascend, and stay so: each is the mean of what lies between it and its neighbours.
    private static void Assign(ReadOnlySpan<double> ascending, double[] centres, int[] ends)
    {
        for (var group = 0; group < centres.Length; group++)
        {
            var edge = group == centres.Length - 1 ? double.PositiveInfinity : (centres[group] + centres[group + 1]) / 2;
            var (low, high) = (group == 0 ? 0 : ends[group - 1], ascending.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (ascending[middle] <= edge) low = middle + 1;
                else high = middle;
            }
            ends[group] = low;
        }
    }
}
