namespace Lethe.Data.Selectors;

/// <summary>So many training records, each as likely as any other.</summary>
[Plugin("forget.random", "Random records", Summary = "Draws training records at random, by share or by number.")]
public sealed class RandomSelector(RandomOptions options) : IForgetSelector
{
    public IReadOnlyList<int> Select(SelectionJob job) => job.Random.Sample(job.Train.Count, options.Size(job.Train.Count));
}
