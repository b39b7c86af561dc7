using static TorchSharp.torch;

namespace Lethe.Unlearning.Teachers;

/// <summary>How often a model is wrong, as if records were of classes in the shares of another split.</summary>
internal sealed class ClassErrors(UnlearningJob job)
{
    private const int BatchSize = 256;

    /// <param name="like">Whose shares of classes count. Classes of which there are no records are left out.</param>
    public double Of(Split records, Split like)
    {
        var (wrong, seen, shares) = (new long[job.Classes], new long[job.Classes], new long[job.Classes]);
        for (var row = 0; row < like.Count; row++) shares[like.Label(row)]++;
        foreach (var batch in records.Batches(BatchSize, job.Device))
        {
            job.Cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            using var answers = job.Model.Predict(batch.Inputs).argmax(1).cpu().data<long>();
            foreach (var (row, answer) in batch.Rows.Zip(answers))
            {
                seen[records.Label(row)]++;
                if (answer != records.Label(row)) wrong[records.Label(row)]++;
            }
        }
        var counted = Enumerable.Range(0, job.Classes).Where(one => shares[one] > 0 && seen[one] > 0).ToArray();
        if (counted.Length == 0) throw new ModelException($"{records.Name} has no records of the classes that are to be forgotten.");
        return counted.Sum(one => (double)shares[one] * wrong[one] / seen[one]) / counted.Sum(one => shares[one]);
    }
}
