using Lethe.Unlearning.Steps;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Merging;

[Plugin("unlearn.ties", "Merging unlearned models (TIES)",
    Summary = "Unlearns several times, by methods or settings of your choice, and merges the changes that agree: too much and too little make up for each other.",
    Paper = "Yadav, Tam, Choshen, Raffel, Bansal: TIES-Merging: Resolving Interference When Merging Models, NeurIPS 2023")]
public sealed class Ties(TiesOptions options) : IUnlearner
{
    public static Needs Needs => Needs.Training | Needs.ForgetLabels | Needs.RetainLabels;

    public void Unlearn(UnlearningJob job)
    {
        var unlearned = new List<Subject>();
        try
        {
            foreach (var (index, method) in options.Methods.Index())
            {
                unlearned.Add(job.Model.Copy());
                job.Progress.Log($"{method.Use}, {index + 1} of {options.Methods.Count}");
                job.Delegate(method, unlearned[^1], job.Random.Fork("method").Fork(index));
            }
            Merge(job.Model, unlearned);
        }
        finally
        {
            foreach (var subject in unlearned) subject.Dispose();
        }
        job.Model.Module.eval();
    }

    private void Merge(Subject model, List<Subject> unlearned)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var weights = options.Weights.Count > 0 ? options.Weights : [.. unlearned.Select(_ => 1.0)];
        foreach (var (name, own) in model.Module.named_parameters())
        {
            using var inner = NewDisposeScope();
            Tensor[] changes = [.. unlearned.Select(one => one.Module.get_parameter(name)! - own)];
            own.add_(options.Scale * TiesMerge.Of(changes, weights, options.Density));
        }
        // Running averages have no sign to elect; counts of batches are left as they were.
        foreach (var (name, own) in model.Module.named_buffers().Where(pair => pair.buffer.is_floating_point()))
            own.copy_(stack([.. unlearned.Select(one => one.Module.get_buffer(name)!)]).mean([0]));
    }
}
