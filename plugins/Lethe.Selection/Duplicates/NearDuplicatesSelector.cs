namespace Lethe.Selection.Duplicates;

[Plugin("forget.near-duplicates", "Near-duplicates",
    Summary = "The training records whose nearest neighbour among the others is nearest, by the cosine of features or inputs. Alone they are never "
        + "forgotten: what is like them teaches them.")]
public sealed class NearDuplicatesSelector(NearDuplicatesOptions options) : IForgetSelector
{
    public static Needs Needs => Needs.Features;

    public static bool IsSeeded => false;

    public IReadOnlyList<int> Select(SelectionJob job)
    {
        var size = options.Size(job.Train.Count);
        var neighbours = new NeighbourSearch(job, options.Space).Run();
        return options.Twins == TwinRule.Apart ? neighbours.Apart(size) : options.Choose(neighbours.Likeness, highest: true, job.Train);
    }
}
