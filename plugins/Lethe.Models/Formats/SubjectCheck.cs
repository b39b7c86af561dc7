using static TorchSharp.torch;

namespace Lethe.Models.Formats;

/// <summary>Tries a model that came from a file on a few records, so that what does not fit shows before an audit starts.</summary>
internal static class SubjectCheck
{
    private const int Records = 2;

    /// <summary>The subject, or a sentence on what is wrong with it; it is then disposed.</summary>
    public static T Checked<T>(T subject, string path, ModelJob job) where T : Subject
    {
        try
        {
            if (job.Data is { Train.Count: > 0 } data) Check(subject, path, data);
            return subject;
        }
        catch
        {
            subject.Dispose();
            throw;
        }
    }

    private static void Check(Subject subject, string path, Dataset data)
    {
        using var scope = NewDisposeScope();
        var rows = Math.Min(Records, data.Train.Count);
        var batch = data.Train.Read(Enumerable.Range(0, rows).ToArray(), subject.Device);
        var shape = $"[{string.Join(", ", data.Input.Shape)}]";
        Tensor logits;
        try
        {
            logits = subject.Predict(batch.Inputs);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new ModelException(
                $"{path} does not take the inputs of {data.Name}, which have shape {shape}. It says: {failure.Message}", failure);
        }
        if (!logits.shape.SequenceEqual([rows, data.Classes]))
            throw new ModelException(
                $"{path} gives outputs of shape [{string.Join(", ", logits.shape)}] for {rows} records of {data.Name}; "
                + $"a classifier of its {data.Classes} classes gives [{rows}, {data.Classes}].");
        if (!logits.isfinite().all().item<bool>())
            throw new ModelException(
                $"{path} gives numbers that are not finite for {data.Name}. Are its inputs to be standardised? See the option standardise.");
    }
}
