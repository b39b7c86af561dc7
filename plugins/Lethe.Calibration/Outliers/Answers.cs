using static TorchSharp.torch;

namespace Lethe.Calibration.Outliers;

/// <summary>What the model says of some records.</summary>
/// <param name="Logits">One row a record, in double precision on the CPU.</param>
/// <param name="Features">The same; null where nobody asked.</param>
internal sealed record Answers(Tensor Logits, Tensor? Features)
{
    private const int AtOnce = 256;

    public int Count => (int)Logits.size(0);

    /// <summary>Why they are of no use; null: they are.</summary>
    public string? Fault(OutputKind kind)
    {
        if (Logits.dim() != 2 || Logits.size(1) < 2)
            return $"The model gives outputs of shape [{string.Join(", ", Logits.shape)}]; scores need two or more numbers a record, one a class.";
        var bad = Logits.isfinite().all(1).logical_not().sum().item<long>();
        if (bad > 0) return $"The model gives numbers that are not finite for {bad} of {Count} records.";
        return kind.Fault(Logits);
    }

    public static bool IsFinite(Tensor numbers) => numbers.isfinite().all().item<bool>();

    public static Answers Of(EvaluationJob job, Split records, bool withFeatures, string words)
    {
        var logits = job.Logits(records).to(ScalarType.Float64);
        return new Answers(logits, withFeatures ? FeaturesOf(job, records, words) : null);
    }

    /// <summary>Of records that are changed first.</summary>
    public static Answers Changed(EvaluationJob job, Split records, Func<Tensor, Tensor> change, bool withFeatures, string words)
    {
        var logits = new List<Tensor>();
        var features = Each(job, records, words, inputs =>
        {
            var changed = change(inputs);
            logits.Add(job.Subject.Predict(changed).to(ScalarType.Float64).cpu().MoveToOuterDisposeScope());
            return withFeatures ? job.Subject.Features(changed) : null;
        });
        return new Answers(cat(logits, 0), features);
    }

    /// <summary>Only the features.</summary>
    public static Tensor FeaturesOf(EvaluationJob job, Split records, string words) => Each(job, records, words, inputs => job.Subject.Features(inputs))!;

    private static Tensor? Each(EvaluationJob job, Split records, string words, Func<Tensor, Tensor?> look)
    {
        var (found, done) = (new List<Tensor>(), 0);
        foreach (var batch in records.Batches(AtOnce, job.Subject.Device))
        {
            job.Cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            if (look(batch.Inputs) is { } features)
                found.Add(features.to(ScalarType.Float64).cpu().flatten(1).MoveToOuterDisposeScope());
            job.Progress.Report(done += batch.Rows.Length, records.Count, words);
        }
        return found.Count == 0 ? null : cat(found, 0);
    }
}
