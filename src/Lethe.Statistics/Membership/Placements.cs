namespace Lethe.Statistics;

/// <summary>
/// Where each score lies among those of the other side: for a member the share of non-members below it, for a non-member
/// the share of members above it, ties counting half. Their mean, on either side, is the AUC.
/// </summary>
internal sealed record Placements(double[] Members, double[] NonMembers)
{
    public double Auc => Mean.Of(Members);

    public static Placements Of(ReadOnlySpan<double> members, ReadOnlySpan<double> nonMembers)
    {
        if (members.IsEmpty || nonMembers.IsEmpty) throw new ArgumentException("An AUC needs members and non-members.");
        var (inside, outside) = (Sorted(members), Sorted(nonMembers));
        var (own, other) = (new double[members.Length], new double[nonMembers.Length]);
        for (var i = 0; i < own.Length; i++) own[i] = Below(outside, members[i]);
        for (var j = 0; j < other.Length; j++) other[j] = 1 - Below(inside, nonMembers[j]);
        return new Placements(own, other);
    }

    // The share below, half of those level with it among them.
    private static double Below(double[] sorted, double value) =>
        (First(sorted, value, orEqual: true) + First(sorted, value, orEqual: false)) / (2.0 * sorted.Length);

    // How many come before the first that is at least the value, or above it.
    private static int First(double[] sorted, double value, bool orEqual)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (orEqual ? sorted[middle] < value : sorted[middle] <= value) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static double[] Sorted(ReadOnlySpan<double> scores)
    {
        var sorted = scores.ToArray();
        if (Array.Exists(sorted, double.IsNaN)) throw new ArgumentException("A score is not a number.");
        Array.Sort(sorted);
        return sorted;
    }
}
