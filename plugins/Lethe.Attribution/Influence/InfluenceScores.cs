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
    public static Needs Needs => Needs.Training | Needs.ForgetLabels | Needs.RetainLabels | Needs.Shadows;

    public Tensor Attribute(AttributionJob job)
    {
        RecordPass.RequireLabels(job.Train, "attribute.influence");
        using var scope = NewDisposeScope();
        var scores = zeros([job.Train.Count, job.Targets.Count], float64);
        var models = 0;
        foreach (var (subject, _) in Checkpoints.Of(job, options.Shadows))
        {
            using var inner = NewDisposeScope();
            using var model = subject.Copy();
            var flat = new FlatParameters(model.Module);
            model.Module.eval();
            var curvature = new Curvature(job, model, flat, job.Train, options);
            GradientScores.Add(job, model, options, scores, targets => Solutions(job, model, flat, curvature, targets));
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
            return model.Module.Evaluating(() =>
            {
                var flat = new FlatParameters(model.Module);
                var push = NewtonStep.Push(job, model, flat, forget, retain, options);
                return NewtonStep.Shift(job, model, flat, new Curvature(job, model, flat, retain, options).Solve(push));
            });
        });
    }

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
            solutions.Add(inner.MoveToOuter(FlatParameters.Reorder(solved, flat.Parameters, order)));
            job.Progress.Report(row + 1, targets.Count, "solving for targets");
        }
        return scope.MoveToOuter(stack([.. solutions], 1));
    }
}
