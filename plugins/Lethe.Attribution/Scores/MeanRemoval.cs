using static TorchSharp.torch;

namespace Lethe.Attribution.Scores;

/// <summary>What removing records does, by several models: their mean, and how far they are apart.</summary>
internal static class MeanRemoval
{
    /// <param name="shadows">How many models beside the subject.</param>
    /// <param name="shift">What one model, by its place among them, says of the outputs without the forget set; the caller's scope owns it.</param>
    /// <returns>Null when the budget ended before all were asked.</returns>
    public static RemovalEffect? Of(
        AttributionJob job, IReadOnlyList<int> rows, int shadows, Func<(Subject Subject, string Name), int, Split, Split, Tensor> shift)
    {
        try
        {
            using var scope = NewDisposeScope();
            var forget = job.Train.Subset("forget", rows);
            var retain = job.Train.Without("retain", [.. rows]);
            var shifts = new List<Tensor>();
            foreach (var checkpoint in Checkpoints.Of(job, shadows))
            {
                using var inner = NewDisposeScope();
                shifts.Add(inner.MoveToOuter(shift(checkpoint, shifts.Count, forget, retain)));
            }
            var all = stack([.. shifts], 0);
            var error = shifts.Count > 1 ? scope.MoveToOuter(all.std(0) / Math.Sqrt(shifts.Count)) : null;
            return new RemovalEffect(scope.MoveToOuter(all.mean([0]))) { Error = error };
        }
        catch (BudgetEndedException)
        {
            return null;
        }
    }
}
