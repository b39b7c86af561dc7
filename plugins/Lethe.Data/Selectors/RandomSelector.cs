namespace Lethe.Data.Selectors;

/// <summary>So many training records, each as likely as any other.</summary>
[Plugin("forget.random", "Random records", Summary = "Draws training records at random, by share or by number.")]
public sealed class RandomSelector(RandomOptions options) : IForgetSelector
{
    private const double Usual = 0.05;

    public IReadOnlyList<int> Select(SelectionJob job)
    {
        if (options is { Fraction: not null, Count: not null }) throw new SelectionException("Give 'fraction' or 'count', not both.");
        var fraction = options.Fraction ?? Usual;
        var size = options.Count ?? (int)Math.Round(fraction * job.Train.Count, MidpointRounding.AwayFromZero);
        if (size > job.Train.Count) throw new SelectionException($"'count' is {size}; there are {job.Train.Count} training records.");
        var asked = options.Count is null ? $"among a share of {fraction}" : $"among the {size} drawn";
        return Selection.Check(job.Random.Sample(job.Train.Count, size), job.Train, asked);
    }
}
