using Lethe.Unlearning.Steps;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Influence;

/// <summary>Looks for the longest step that the retain set bears.</summary>
internal sealed class StepSweep(UnlearningJob job, FlatModel model, WoodFisherOptions options)
{
    private const double Shortest = 0.01;
    private const double Last = 20;
    private const int Lengths = 12;

    public double Longest(Tensor start, Tensor direction)
    {
        var floor = Accuracy() - options.Tolerance;
        var longest = 0.0;
        for (var i = 0; i < Lengths; i++)
        {
            var alpha = Shortest * Math.Pow(Last / Shortest, i / (Lengths - 1.0));
            model.Set(start + alpha * direction);
            var accuracy = Accuracy();
            job.Progress.Log($"alpha {alpha:0.###}: retain accuracy {accuracy:0.0000}");
            if (accuracy < floor) break;
            longest = alpha;
        }
        job.Progress.Log(longest == 0 ? "The retain set bears no step at all; the model is left as it was." : $"alpha {longest:0.###} it is.");
        return longest;
    }

    private double Accuracy()
    {
        var right = 0L;
        foreach (var batch in job.Retain.Batches(options.BatchSize, job.Device))
        {
            job.Cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            right += (job.Model.Predict(batch.Inputs).argmax(1) == batch.Targets).sum().item<long>();
        }
        return (double)right / job.Retain.Count;
    }
}
