namespace Lethe.Representation.Probes;

/// <summary>What a probe learns from, and what it is measured on.</summary>
internal sealed record ProbeTask(Split Train, int[] TrainLabels, Split Test, int[] TestLabels)
{
    /// <summary>
    /// One half of the forget set with as many retain records of every class as the largest class there has, so that the
    /// classes of the forget set are learned against all others.
    /// </summary>
    public static ProbeTask Of(Split forget, Split retain, int most, RandomStream random)
    {
        var order = random.Fork("forget").Permutation(forget.Count);
        var used = Math.Min(order.Length, 2 * most);
        int[] taught = [.. order[..(used / 2)].Order()], asked = [.. order[(used / 2)..used].Order()];
        var each = taught.GroupBy(row => forget.Label(row)).Max(group => group.Count());
        var kept = Enumerable.Range(0, retain.Count).GroupBy(retain.Label).OrderBy(group => group.Key).SelectMany(group =>
        {
            int[] rows = [.. group];
            return random.Fork("retain").Fork(group.Key).Sample(rows.Length, Math.Min(rows.Length, each)).Select(i => rows[i]);
        }).ToArray();
        var train = Together.Of("probe", forget, taught, retain, kept);
        return new ProbeTask(train, Labels(train), forget.Subset("asked", asked), [.. asked.Select(row => (int)forget.Label(row))]);
    }

    /// <summary>
    /// Retain records alone teach, forget records are asked: what the layers do to a record they know by heart shows to
    /// any head, and not only to the one that may have been edited.
    /// </summary>
    public static ProbeTask Refit(Split forget, Split retain, int most, int mostRetain, RandomStream random)
    {
        var train = Some("refit", retain, mostRetain, random.Fork("retain"));
        var test = Some("asked", forget, most, random.Fork("forget"));
        return new ProbeTask(train, Labels(train), test, Labels(test));
    }

    private static Split Some(string name, Split split, int most, RandomStream random) =>
        split.Count <= most ? split : split.Subset(name, random.Sample(split.Count, most));

    private static int[] Labels(Split split) => [.. Enumerable.Range(0, split.Count).Select(row => (int)split.Label(row))];
}
