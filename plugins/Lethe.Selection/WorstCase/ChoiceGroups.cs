namespace Lethe.Selection.WorstCase;

/// <summary>What has a weight: each training record, or each class that any of them has.</summary>
internal sealed class ChoiceGroups
{
    private readonly int[] _groupOf;

    private ChoiceGroups(int[] groupOf, int count) => (_groupOf, Count) = (groupOf, count);

    public int Count { get; }

    public static ChoiceGroups Of(ChoiceOf of, Split train)
    {
        var groupOf = new int[train.Count];
        if (of == ChoiceOf.Records)
        {
            for (var row = 0; row < groupOf.Length; row++) groupOf[row] = row;
            return new ChoiceGroups(groupOf, groupOf.Length);
        }
        var groups = new Dictionary<long, int>();
        for (var row = 0; row < groupOf.Length; row++)
        {
            if (!groups.TryGetValue(train.Label(row), out var group)) groups[train.Label(row)] = group = groups.Count;
            groupOf[row] = group;
        }
        return new ChoiceGroups(groupOf, groups.Count);
    }

    /// <summary>For each record the weight of its group.</summary>
    public double[] Spread(ReadOnlySpan<double> weights)
    {
        var spread = new double[_groupOf.Length];
        for (var row = 0; row < spread.Length; row++) spread[row] = weights[_groupOf[row]];
        return spread;
    }

    /// <summary>For each group the mean over its records.</summary>
    public double[] Means(double[] losses)
    {
        var means = new double[Count];
        var sizes = new int[Count];
        for (var row = 0; row < losses.Length; row++)
        {
            means[_groupOf[row]] += losses[row];
            sizes[_groupOf[row]]++;
        }
        for (var group = 0; group < Count; group++) means[group] /= sizes[group];
        return means;
    }

    /// <summary>The records of some groups, ascending.</summary>
    public int[] Rows(int[] groups)
    {
        var chosen = groups.ToHashSet();
        return [.. Enumerable.Range(0, _groupOf.Length).Where(row => chosen.Contains(_groupOf[row]))];
    }
}
