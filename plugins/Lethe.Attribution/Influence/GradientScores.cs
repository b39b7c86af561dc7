using Lethe.Attribution.Gradients;
using Lethe.Attribution.Scores;
using static TorchSharp.torch;

namespace Lethe.Attribution.Influence;

/// <summary>Scores of training records by their gradients and what a curvature makes of those of the targets.</summary>
internal static class GradientScores
{
    /// <summary>The effect of a record on a margin, minus that of leaving it out, is added to the scores.</summary>
    /// <param name="solve">Curvature⁻¹ times each target's margin gradient, a column a target, in the order of a watch's columns.</param>
    public static void Add(AttributionJob job, Subject model, StepOptions options, Tensor scores, Func<Split, Tensor> solve)
    {
        var size = new FlatParameters(model.Module).Size;
        var atOnce = (int)Math.Clamp(options.Bytes / (2 * sizeof(double) * size), 1, Math.Max(1, job.Targets.Count));
        for (var first = 0; first < job.Targets.Count; first += atOnce)
        {
            using var scope = NewDisposeScope();
            var some = job.Targets.Subset(job.Targets.Name, [.. Enumerable.Range(first, Math.Min(atOnce, job.Targets.Count - first))]);
            var columns = solve(some);
            using var watch = new GradientWatch(model.Module);
            var records = watch.Records(job.Train, model.Device, options.Bytes, isFull: true);
            RecordPass.Require(RecordPass.Over(job, job.Train, records, model.Device, "scores", batch =>
            {
                var gradients = watch.Run(batch, options.Score).Full().to(float64);
                var place = tensor(Array.ConvertAll(batch.Rows, row => (long)row));
                scores.narrow(1, first, some.Count).index_add_(0, place, -gradients.matmul(columns).cpu() / job.Train.Count, 1);
            }));
        }
    }
}
