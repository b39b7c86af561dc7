using static TorchSharp.torch;

namespace Lethe.Attribution.Scores;

/// <summary>The class whose margin is explained: the target's own, or without labels the one that the subject says.</summary>
internal static class TargetClasses
{
    private const int BatchSize = 256;

    /// <summary>One number a target, on the CPU.</summary>
    public static Tensor Of(AttributionJob job)
    {
        if (job.Targets.HasLabels) return tensor(Enumerable.Range(0, job.Targets.Count).Select(job.Targets.Label).ToArray());
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        foreach (var batch in job.Targets.Batches(BatchSize, job.Subject.Device))
        {
            job.Cancellation.ThrowIfCancellationRequested();
            parts.Add(job.Subject.Predict(batch.Inputs).argmax(1).cpu());
        }
        return scope.MoveToOuter(cat([.. parts]));
    }
}
