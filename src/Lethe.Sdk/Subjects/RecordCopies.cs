using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>
/// Logits of records with those of their altered copies, for recalibrators that look at both: records by one and as many as there
/// are copies by classes, the record itself first.
/// </summary>
public static class RecordCopies
{
    private const int BatchSize = 256;

    /// <param name="own">The records' own logits, which are known; given back as they are where there are no changes.</param>
    public static Tensor Stack(Tensor own, Subject subject, Tensor inputs, IReadOnlyList<RecordChange> changes, OutputKind outputs) => changes.Count == 0
        ? own
        : stack([own, .. changes.Select(change => outputs.AsLogits(subject.Predict(change(inputs))).to(own.device))], 1);

    /// <summary>Of a whole split, by running the model on each batch once a change.</summary>
    /// <param name="own">One row a record of the split.</param>
    public static Tensor Stack(
        Tensor own, Subject subject, Split split, IReadOnlyList<RecordChange> changes, OutputKind outputs, Progress progress, CancellationToken cancellation)
    {
        if (changes.Count == 0) return own;
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var parts = new List<Tensor>();
        var done = 0;
        foreach (var batch in split.Batches(BatchSize, subject.Device))
        {
            cancellation.ThrowIfCancellationRequested();
            parts.Add(Stack(own.narrow(0, done, batch.Rows.Length), subject, batch.Inputs, changes, outputs));
            progress.Report(done += batch.Rows.Length, split.Count, $"predicting altered copies of {split.Name}");
        }
        return scope.MoveToOuter(cat(parts, 0));
    }
}
