using static TorchSharp.torch;

namespace Lethe.Selection.Duplicates;

/// <summary>The nearest neighbour of each training record by the cosine, exactly, in blocks: all cosines at once are too many.</summary>
internal sealed class NeighbourSearch(SelectionJob job, SimilaritySpace space)
{
    private const int ReadAtOnce = 256;

    // Multiplications that one block may take: it is done before anybody gets impatient.
    private const long MostProducts = 1L << 33;

    /// <summary>Cosines that one block may have.</summary>
    public long MostNumbers { get; init; } = 1 << 24;

    public Neighbours Run()
    {
        using var scope = NewDisposeScope();
        var directions = Directions();
        var (count, width) = (directions.size(0), directions.size(1));
        var atOnce = (int)Math.Clamp(Math.Min(MostNumbers / count, MostProducts / (count * Math.Max(1, width))), 1, count);
        var found = new Neighbours(new int[count], new double[count]);
        for (var first = 0; first < count; first += atOnce)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            Search(directions, first, (int)Math.Min(atOnce, count - first), found);
            job.Progress.Report(Math.Min(first + atOnce, count), count, "nearest neighbours");
        }
        return found;
    }

    private static void Search(Tensor directions, int first, int rows, Neighbours found)
    {
        using var scope = NewDisposeScope();
        var cosines = directions.narrow(0, first, rows).matmul(directions.t());
        // Nobody is a neighbour of itself; no cosine is below -1.
        var own = arange(first, first + rows, ScalarType.Int64, directions.device).unsqueeze(1);
        cosines.scatter_(1, own, full([rows, 1], -2, directions.dtype, directions.device));
        var (values, places) = cosines.max(1);
        using var likeness = values.cpu().to(float64).data<double>();
        using var nearest = places.cpu().data<long>();
        likeness.ToArray().CopyTo(found.Likeness, first);
        Array.ConvertAll(nearest.ToArray(), place => (int)place).CopyTo(found.Nearest, first);
    }

    // A row a record, of length 1; what has no direction is like nothing.
    private Tensor Directions()
    {
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        foreach (var batch in job.Train.Batches(ReadAtOnce, job.Device))
        {
            job.Cancellation.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            var values = space == SimilaritySpace.Features ? job.Subject!.Features(batch.Inputs) : Numbers(batch.Inputs);
            if (!values.isfinite().all().item<bool>()) throw new ModelException($"The {space.ToString().ToLowerInvariant()} of some training records are not finite, so that they have no direction.");
            parts.Add(inner.MoveToOuter(nn.functional.normalize(values.flatten(1).to(float32))));
            job.Progress.Report(parts.Count, (job.Train.Count + ReadAtOnce - 1) / ReadAtOnce, "reading the training records");
        }
        return scope.MoveToOuter(cat([.. parts], 0));
    }

    private static Tensor Numbers(Tensor inputs) => inputs.is_floating_point()
        ? inputs
        : throw new SelectionException("space: inputs compares numbers, and these inputs are symbols: take space: features.");
}
