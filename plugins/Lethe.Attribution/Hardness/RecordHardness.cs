using Lethe.Attribution.Gradients;
using Lethe.Attribution.Scores;
using static TorchSharp.torch;

namespace Lethe.Attribution.Hardness;

/// <summary>How hard a model finds each training record, in double precision.</summary>
internal static class RecordHardness
{
    private const int BatchSize = 256;

    /// <summary>‖p - y‖ of each record: probabilities, and 1 at its class.</summary>
    public static double[] El2n(SelectionJob job, Subject subject, string name) => Each(job, subject, BatchSize, $"errors of {name}", batch =>
    {
        var chances = subject.Predict(batch.Inputs).to(float64).softmax(1);
        return (chances - ExampleScores.OneHot(chances, batch.Targets)).norm(1);
    });

    /// <summary>‖∇ℓ‖ of each record: layer by layer, so that no more than one layer's gradients of a batch are there at once.</summary>
    public static double[] Grand(SelectionJob job, Subject subject, string name, long bytes)
    {
        using var watch = new GradientWatch(subject.Module);
        if (watch.Others.Count > 0)
            job.Progress.Log($"One record at a time, because their layers are not known: {string.Join(", ", watch.Others.Select(one => one.Name))}.");
        return Each(job, subject, watch.Records(job.Train, subject.Device, bytes, isFull: false), $"gradients of {name}", batch =>
        {
            var signals = watch.Run(batch, ExampleScores.CrossEntropy);
            var squares = zeros([signals.Count], float64, subject.Device);
            foreach (var layer in signals.Layers) Add(squares, signals.Gradient(layer));
            Add(squares, signals.Others);
            return squares.sqrt();
        });
    }

    // Null where the loss does not depend on it.
    private static void Add(Tensor squares, Tensor? gradient)
    {
        if (gradient is null) return;
        using var scope = NewDisposeScope();
        squares.add_(gradient.norm(1).to(float64).square());
    }

    private static double[] Each(SelectionJob job, Subject subject, int batchSize, string what, Func<Batch, Tensor> score)
    {
        var scores = new double[job.Train.Count];
        RecordPass.Require(RecordPass.Over(job, job.Train, batchSize, subject.Device, what, batch =>
        {
            using var numbers = score(batch).cpu().data<double>();
            var found = numbers.ToArray();
            for (var i = 0; i < found.Length; i++) scores[batch.Rows[i]] = found[i];
        }));
        return scores;
    }
}
