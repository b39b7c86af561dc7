namespace Lethe.Membership.Answers;

/// <summary>
/// Members and non-members in the same mix of classes: otherwise an attack that only tells classes apart would look like
/// one that tells members.
/// </summary>
/// <param name="Members">Rows of the members whose class the non-members have.</param>
/// <param name="NonMembers">Rows drawn so that every class has its share.</param>
/// <param name="Lost">Members of classes that no non-member has.</param>
internal sealed record ClassMatch(int[] Members, int[] NonMembers, int Lost)
{
    public static ClassMatch Of(int[] members, int[] nonMembers, RandomStream random)
    {
        var wanted = Rows(members);
        var there = Rows(nonMembers);
        var common = wanted.Keys.Where(there.ContainsKey).Order().ToArray();
        if (common.Length == 0) return new ClassMatch([], [], members.Length);
        // As many as the scarcest class allows.
        var ratio = common.Min(label => (double)there[label].Length / wanted[label].Length);
        var drawn = common.SelectMany(label =>
        {
            var share = Math.Clamp((int)Math.Round(ratio * wanted[label].Length), 1, there[label].Length);
            return random.Fork(label).Sample(there[label].Length, share).Select(i => there[label][i]);
        });
        int[] kept = [.. common.SelectMany(label => wanted[label]).Order()];
        return new ClassMatch(kept, [.. drawn.Order()], members.Length - kept.Length);
    }

    /// <summary>Splits rows into two halves, class by class.</summary>
    public static (int[] First, int[] Second) Halves(int[] labels, RandomStream random)
    {
        List<int> first = [], second = [];
        foreach (var (label, rows) in Rows(labels).OrderBy(pair => pair.Key))
        {
            var own = (int[])rows.Clone();
            random.Fork(label).Shuffle(own.AsSpan());
            // The odd one goes to the shorter half, so that neither runs short of everything.
            var middle = first.Count > second.Count ? own.Length / 2 : (own.Length + 1) / 2;
            first.AddRange(own[..middle]);
            second.AddRange(own[middle..]);
        }
        first.Sort();
        second.Sort();
        return ([.. first], [.. second]);
    }

    /// <summary>Members each with a non-member of its class, drawn at random, in random order; who finds none is left out.</summary>
    public static (int Member, int Other)[] Pairs(int[] members, int[] nonMembers, RandomStream random)
    {
        var (wanted, there) = (Rows(members), Rows(nonMembers));
        var pairs = wanted.Keys.Where(there.ContainsKey).Order().SelectMany(label =>
        {
            int[] own = (int[])wanted[label].Clone(), others = (int[])there[label].Clone();
            random.Fork("members").Fork(label).Shuffle(own.AsSpan());
            random.Fork("others").Fork(label).Shuffle(others.AsSpan());
            return own.Zip(others);
        }).ToArray();
        random.Fork("order").Shuffle(pairs.AsSpan());
        return pairs;
    }

    private static Dictionary<int, int[]> Rows(int[] labels) =>
        Enumerable.Range(0, labels.Length).GroupBy(row => labels[row]).ToDictionary(group => group.Key, group => group.ToArray());
}
