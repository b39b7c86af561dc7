namespace Lethe.Membership.Unlearned;

/// <summary>One shadow under attack by what all the others are like: the logarithms of likelihood ratios.</summary>
/// <param name="Members">Of the records that it unlearned.</param>
/// <param name="Others">Of the records that it never saw.</param>
internal sealed record ULiraTarget(double[] Members, double[] Others)
{
    /// <param name="outside">The margins of non-members: of unlearned shadows, or of shadows before.</param>
    public static IReadOnlyList<ULiraTarget> All(ULiraModels models, double[][] outside, ULiraOptions options, CancellationToken cancellation)
    {
        var targets = new List<ULiraTarget>();
        for (var target = 0; target < models.Masks.Length; target++)
        {
            cancellation.ThrowIfCancellationRequested();
            int[] others = [.. Enumerable.Range(0, models.Masks.Length).Where(k => k != target)];
            bool[][] masks = [.. others.Select(k => models.Masks[k])];
            var inside = Lira.Side([.. others.Select(k => models.Unlearned[k])], masks, true, options.Variance);
            var without = Lira.Side([.. others.Select(k => outside[k])], masks, false, options.Variance);
            var attack = new Lira(inside, without);
            int[] usable = [.. Enumerable.Range(0, models.Records).Where(i => inside.CountOf(i) >= options.Fewest && without.CountOf(i) >= options.Fewest)];
            var mask = models.Masks[target];
            double[] found = [.. usable.Where(i => mask[i]).Select(i => attack.Online(i, models.Unlearned[target][i]))];
            double[] rest = [.. usable.Where(i => !mask[i]).Select(i => attack.Online(i, outside[target][i]))];
            if (found.Length > 0 && rest.Length > 0) targets.Add(new ULiraTarget(found, rest));
        }
        return targets;
    }
}
