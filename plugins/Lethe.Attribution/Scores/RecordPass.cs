using static TorchSharp.torch;

namespace Lethe.Attribution.Scores;

/// <summary>One way through some records, metered.</summary>
internal static class RecordPass
{
    /// <summary>Uses each batch in a scope of its own; false when the budget ended before the end.</summary>
    public static bool Over(Job job, Split split, int size, Device device, string what, Action<Batch> use)
    {
        var done = 0;
        foreach (var batch in split.Batches(size, device))
        {
            job.Cancellation.ThrowIfCancellationRequested();
            if (job.Budget.Exhausted) return false;
            using (NewDisposeScope()) use(batch);
            job.Budget.Spend(batch.Rows.Length);
            job.Progress.Report(done += batch.Rows.Length, split.Count, what);
        }
        return true;
    }

    /// <summary>For what is nothing at all unless it is whole.</summary>
    /// <exception cref="BudgetEndedException">It is not.</exception>
    public static void Require(bool isWhole)
    {
        if (!isWhole) throw new BudgetEndedException();
    }

    public static void RequireLabels(Split split, string who)
    {
        if (!split.HasLabels) throw new ModelException($"{who} differentiates what the model says of a record's class, and the records of {split.Name} carry no labels.");
    }
}
