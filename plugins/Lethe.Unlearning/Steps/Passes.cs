using static TorchSharp.torch;

namespace Lethe.Unlearning.Steps;

/// <summary>Going over records as a job's epochs do, for methods whose epochs have several parts.</summary>
internal static class Passes
{
    /// <summary>One pass over batches: in a scope each, metered, cancelled when the job is.</summary>
    /// <param name="count">How many records that will be.</param>
    /// <returns>False when the budget ended first.</returns>
    public static bool Pass(this UnlearningJob job, IEnumerable<Batch> batches, int count, string what, Action<Batch> step)
    {
        var done = 0;
        foreach (var batch in batches)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            if (job.Budget.Exhausted) return false;
            using (NewDisposeScope()) step(batch);
            job.Budget.Spend(batch.Rows.Length);
            done += batch.Rows.Length;
            job.Progress.Report(done, count, what);
        }
        return true;
    }

    /// <summary>One pass over a split, shuffled by its name and the epoch.</summary>
    public static bool Pass(this UnlearningJob job, Split split, int epoch, int batchSize, Action<Batch> step) => job.Pass(
        split.Batches(batchSize, job.Device, job.Random.Fork("pass").Fork(split.Name).Fork(epoch)), split.Count,
        $"epoch {epoch + 1}, {split.Name}", step);
}
