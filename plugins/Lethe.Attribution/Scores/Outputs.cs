using static TorchSharp.torch;

namespace Lethe.Attribution.Scores;

/// <summary>What a model says of records.</summary>
internal static class Outputs
{
    private const int BatchSize = 256;

    /// <summary>Records by outputs, in double precision, on the CPU.</summary>
    public static Tensor Of(Job job, Subject model, Split records)
    {
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        foreach (var batch in records.Batches(BatchSize, model.Device))
        {
            job.Cancellation.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            parts.Add(inner.MoveToOuter(model.Predict(batch.Inputs).to(float64).cpu()));
        }
        return scope.MoveToOuter(cat([.. parts], 0));
    }
}
