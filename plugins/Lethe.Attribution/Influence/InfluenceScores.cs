using Lethe.Attribution.Gradients;
using Lethe.Attribution.Scores;
using static TorchSharp.torch;

namespace Lethe.Attribution.Influence;

[Plugin("attribute.influence", "Influence functions",
    Summary = "One Newton step from the trained weights to those without the records: gradients over curvature, by conjugate gradients "
        + "on the Gauss-Newton matrix. Exact for ridge regression; the outputs follow by two forward passes.",
    Paper = "Koh, Liang: Understanding Black-box Predictions via Influence Functions, ICML 2017")]
public sealed class InfluenceScores(InfluenceOptions options) : IRemovalAttribution
{
    // How far the weights are moved to see what the step does, as a share of their length.
    private const double Reach = 1e-2;

    public static Needs Needs => Needs.Training | Needs.ForgetLabels | Needs.RetainLabels | Needs.Shadows;

    public Tensor Attribute(AttributionJob job)
    {
        RecordPass.RequireLabels(job.Train, "attribute.influence");
        using var scope = NewDisposeScope();
        var scores = zeros([job.Train.Count, job.Targets.Count], float64);
        var models = 0;
        foreach (var (subject, _) in Checkpoints.Of(job, options.Shadows))
        {
            Add(job, subject, scores);
            models++;
        }
        return scope.MoveToOuter((scores / models).to(float32));
    }

    public RemovalEffect? Remove(AttributionJob job, IReadOnlyList<int> rows)
    {
        RecordPass.RequireLabels(job.Train, "attribute.influence");
        return MeanRemoval.Of(job, rows, options.Shadows, (checkpoint, _, forget, retain) =>
        {
            using var model = checkpoint.Subject.Copy();
            return model.Module.Evaluating(() => Shift(job, model, Step(job, model, forget, retain)));
        });
    }

    // At the minimum over all records the gradient over those that stay is what the others balanced.
    private Tensor Step(AttributionJob job, Subject model, Split forget, Split retain)
    {
        var flat = new FlatParameters(model.Module);
        var push = Curvature.GradientOf(job, model, flat, forget, options) + options.WeightDecay * forget.Count * flat.Value;
        return new Curvature(job, model, flat, retain, options).Solve(push / retain.Count);
    }

    // Central differences: no gradient of any target, and all outputs at once.
    private static Tensor Shift(AttributionJob job, Subject model, Tensor step)
    {
        var flat = new FlatParameters(model.Module);
        var (here, length) = (flat.Value, step.norm().cpu().item<double>());
        var reach = length == 0 ? 0 : Reach * Math.Max(here.norm().cpu().item<double>(), 1e-6) / length;
        flat.Set(here + reach * step);
        var ahead = Predict(job, model);
        flat.Set(here - reach * step);
        var behind = Predict(job, model);
        return reach == 0 ? zeros_like(ahead) : (ahead - behind) / (2 * reach);
    }

    private static Tensor Predict(AttributionJob job, Subject model)
    {
        var parts = new List<Tensor>();
        foreach (var batch in job.Targets.Batches(256, model.Device))
        {
            job.Cancellation.ThrowIfCancellationRequested();
            parts.Add(model.Predict(batch.Inputs).to(float64).cpu());
        }
        return cat([.. parts], 0);
    }

    // The effect of a record on a margin: minus that of leaving it out.
    private void Add(AttributionJob job, Subject subject, Tensor scores)
    {
        using var scope = NewDisposeScope();
        using var model = subject.Copy();
        var flat = new FlatParameters(model.Module);
        var bytes = (long)options.Megabytes << 20;
        var atOnce = (int)Math.Clamp(bytes / (2 * sizeof(double) * flat.Size), 1, Math.Max(1, job.Targets.Count));
        model.Module.eval();
        var curvature = new Curvature(job, model, flat, job.Train, options);
        for (var first = 0; first < job.Targets.Count; first += atOnce)
        {
            using var inner = NewDisposeScope();
            var some = job.Targets.Subset(job.Targets.Name, [.. Enumerable.Range(first, Math.Min(atOnce, job.Targets.Count - first))]);
            var columns = Solutions(job, model, flat, curvature, some);
            using var watch = new GradientWatch(model.Module);
            var records = watch.Records(job.Train, model.Device, bytes, isFull: true);
            RecordPass.Require(RecordPass.Over(job, job.Train, records, model.Device, "scores", batch =>
            {
                var gradients = watch.Run(batch, Curvature.LossOf(options.Loss)).Full().to(float64);
                var place = tensor(Array.ConvertAll(batch.Rows, row => (long)row));
                scores.narrow(1, first, some.Count).index_add_(0, place, -gradients.matmul(columns).cpu() / job.Train.Count, 1);
            }));
        }
    }

    // Curvature⁻¹ times each target's margin gradient, in the order of a watch's columns.
    private static Tensor Solutions(AttributionJob job, Subject model, FlatParameters flat, Curvature curvature, Split targets)
    {
        using var scope = NewDisposeScope();
        IReadOnlyList<TorchSharp.Modules.Parameter> order;
        using (var watch = new GradientWatch(model.Module)) order = watch.Parameters;
        var solutions = new List<Tensor>();
        for (var row = 0; row < targets.Count; row++)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            var batch = targets.Read([row], model.Device);
            var margin = ExampleScores.Margin(model.Forward(batch.Inputs), batch.Labels).sum();
            var solved = curvature.Solve(flat.Join(autograd.grad([margin], [.. flat.Parameters], allow_unused: true)));
            var pieces = flat.Parameters.Zip(flat.Split(solved)).ToDictionary(pair => pair.First.Handle, pair => pair.Second);
            solutions.Add(inner.MoveToOuter(cat([.. order.Select(parameter => pieces[parameter.Handle].flatten().to(float64))])));
            job.Progress.Report(row + 1, targets.Count, "solving for targets");
        }
        return scope.MoveToOuter(stack([.. solutions], 1));
    }
}
