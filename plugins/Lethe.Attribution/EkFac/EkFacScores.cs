using Lethe.Attribution.Gradients;
using Lethe.Attribution.Influence;
using Lethe.Attribution.Scores;
using static TorchSharp.torch;

namespace Lethe.Attribution.EkFac;

[Plugin("attribute.ek-fac", "EK-FAC influence",
    Summary = "One Newton step from the trained weights to those without the records, with a curvature that has an inverse in closed form: "
        + "layer by layer, along axes that are Kronecker products. Measured once, it serves any number of records and targets. Linear layers and convolutions only.",
    Paper = "Grosse et al.: Studying Large Language Model Generalization with Influence Functions, 2023; George, Laurent, Bouthillier, Ballas, Vincent: "
        + "Fast Approximate Natural Gradient Descent in a Kronecker-factored Eigenbasis, NeurIPS 2018")]
public sealed class EkFacScores(EkFacOptions options) : IRemovalAttribution
{
    public static Needs Needs => Needs.Training | Needs.Layers | Needs.ForgetLabels | Needs.RetainLabels | Needs.Shadows;

    public Tensor Attribute(AttributionJob job)
    {
        RecordPass.RequireLabels(job.Train, "attribute.ek-fac");
        using var scope = NewDisposeScope();
        var scores = zeros([job.Train.Count, job.Targets.Count], float64);
        var models = 0;
        foreach (var checkpoint in Checkpoints.Of(job, options.Shadows))
        {
            using var inner = NewDisposeScope();
            using var model = Covered(job, checkpoint);
            KroneckerCurvature curvature;
            using (var watch = new GradientWatch(model.Module)) curvature = KroneckerCurvature.Of(job, model, watch, job.Train, options);
            GradientScores.Add(job, model, options, scores, targets => Solutions(job, model, curvature, targets));
            models++;
        }
        return scope.MoveToOuter((scores / models).to(float32));
    }

    public RemovalEffect? Remove(AttributionJob job, IReadOnlyList<int> rows)
    {
        RecordPass.RequireLabels(job.Train, "attribute.ek-fac");
        return MeanRemoval.Of(job, rows, options.Shadows, (checkpoint, _, forget, retain) =>
        {
            using var model = Covered(job, checkpoint);
            var flat = new FlatParameters(model.Module);
            var push = NewtonStep.Push(job, model, flat, forget, retain, options);
            Tensor step;
            using (var watch = new GradientWatch(model.Module))
            {
                var curvature = KroneckerCurvature.Of(job, model, watch, retain, options);
                var row = FlatParameters.Reorder(push, flat.Parameters, watch.Parameters).unsqueeze(0);
                step = FlatParameters.Reorder(curvature.Solve(row).squeeze(0), watch.Parameters, flat.Parameters);
            }
            return NewtonStep.Shift(job, model, flat, step);
        });
    }

    // A copy in evaluation mode, of which only what is covered learns.
    private static Subject Covered(AttributionJob job, (Subject Subject, string Name) checkpoint)
    {
        checkpoint.Subject.Require(Capabilities.Layers);
        var model = checkpoint.Subject.Copy();
        model.Module.eval();
        try
        {
            var others = CoveredLayers.KeepOnly(model.Module);
            if (others.Count > 0) job.Progress.Log($"Not covered in {checkpoint.Name}, and left out of the step: {string.Join(", ", others)}.");
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private Tensor Solutions(AttributionJob job, Subject model, KroneckerCurvature curvature, Split targets)
    {
        using var scope = NewDisposeScope();
        using var watch = new GradientWatch(model.Module);
        var columns = new List<Tensor>();
        RecordPass.Require(RecordPass.Over(job, targets, watch.Records(targets, model.Device, options.Bytes, isFull: true), model.Device, "solving for targets", batch =>
            columns.Add(scope.Kept(curvature.Solve(watch.Run(batch, ExampleScores.Margin).Full().to(float64)).t()))));
        return scope.MoveToOuter(cat([.. columns], 1));
    }
}
