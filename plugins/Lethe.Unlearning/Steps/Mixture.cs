using static TorchSharp.torch;

namespace Lethe.Unlearning.Steps;

/// <summary>
/// The forget and the retain set as one: what the model was trained on. Its rows are those of the forget set, then those
/// of the retain set; in a batch too those to forget come first.
/// </summary>
internal sealed class Mixture(Split forget, Split retain)
{
    public int Count => forget.Count + retain.Count;

    /// <summary>How many of a batch's records are to be forgotten.</summary>
    public int Forgotten(Batch batch) => batch.Rows.Count(row => row < forget.Count);

    /// <summary>All records once, shuffled; each batch is disposed when the next one is asked for.</summary>
    public IEnumerable<Batch> Batches(int size, Device device, RandomStream shuffle)
    {
        foreach (var rows in shuffle.Permutation(Count).Chunk(size))
        {
            var batch = Read(rows, device);
            try
            {
                yield return batch;
            }
            finally
            {
                batch.Inputs.Dispose();
                batch.Labels?.Dispose();
            }
        }
    }

    private Batch Read(int[] rows, Device device)
    {
        using var scope = NewDisposeScope();
        int[] old = [.. rows.Where(row => row < forget.Count)], kept = [.. rows.Where(row => row >= forget.Count)];
        var parts = new List<Batch>();
        if (old.Length > 0) parts.Add(forget.Read(old, device));
        if (kept.Length > 0) parts.Add(retain.Read([.. kept.Select(row => row - forget.Count)], device));
        var labels = parts.All(part => part.Labels is not null) ? cat([.. parts.Select(part => part.Targets)]) : null;
        return new Batch(
            cat([.. parts.Select(part => part.Inputs)]).MoveToOuterDisposeScope(), labels?.MoveToOuterDisposeScope(), [.. old, .. kept]);
    }
}
