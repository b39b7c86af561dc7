using Lethe.Unlearning.Steps;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Influence;

[Plugin("unlearn.woodfisher", "Influence unlearning (WoodFisher)",
    Summary = "One step to where the loss without the forget set would have its minimum, by an approximate inverse of the curvature. No training; the length of the step decides all.",
    Paper = "Izzo, Smart, Chaudhuri, Zou: Approximate Data Deletion from Machine Learning Models, AISTATS 2021; Singh, Alistarh: WoodFisher, NeurIPS 2020")]
public sealed class WoodFisher(WoodFisherOptions options) : IUnlearner
{
    public static Needs Needs => Needs.Training | Needs.ForgetLabels | Needs.RetainLabels;

    public static bool IsSeeded => false;

    public void Unlearn(UnlearningJob job)
    {
        using var scope = NewDisposeScope();
        job.Model.Module.eval();
        var model = new FlatModel(job.Model);
        if (Direction(job, model) is not { } direction)
        {
            job.Progress.Log("The budget ended before the step was known; the model is left as it was.");
            return;
        }
        var start = model.Values();
        model.Set(start + (options.Alpha ?? new StepSweep(job, model, options).Longest(start, direction)) * direction);
        if (!model.Values().isfinite().all().item<bool>()) throw new ModelException("The step leads to weights that are no longer finite. Lower alpha.");
    }

    private Tensor? Direction(UnlearningJob job, FlatModel model)
    {
        if (Sum(job, model, job.Forget) is not { } forget || Sum(job, model, job.Retain) is not { } retain) return null;
        double old = job.Forget.Count, all = old + job.Retain.Count;
        using var inverse = new WoodFisherInverse(forget / all - old / (all * job.Retain.Count) * retain, options.Samples);
        // One record starts the recursion, each of the others is one update.
        var stream = job.Retain.Batches(1, job.Device).Take(options.Samples + 1);
        return job.Pass(stream, Math.Min(options.Samples + 1, job.Retain.Count), "curvature", batch => inverse.Add(Gradient(job, model, batch))) ? inverse.Product : null;
    }

    private Tensor? Sum(UnlearningJob job, FlatModel model, Split split)
    {
        var sum = zeros_like(model.Values());
        return job.Pass(split.Batches(options.BatchSize, job.Device), split.Count, $"gradient of {split.Name}", batch => sum.add_(Gradient(job, model, batch))) ? sum : null;
    }

    private static Tensor Gradient(UnlearningJob job, FlatModel model, Batch batch) =>
        model.Gradient(nn.functional.cross_entropy(job.Model.Forward(batch.Inputs), batch.Targets, reduction: nn.Reduction.Sum));
}
