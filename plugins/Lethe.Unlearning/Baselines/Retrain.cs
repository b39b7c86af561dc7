using static TorchSharp.torch;

namespace Lethe.Unlearning.Baselines;

[Plugin("unlearn.retrain", "Retrain",
    Summary = "Trains a fresh model on the retain set by the subject's own recipe: what all other methods try to come near to, at its full cost.",
    Paper = "Bourtoule et al.: Machine Unlearning, IEEE S&P 2021")]
public sealed class Retrain : IUnlearner
{
    public static Needs Needs => Needs.Training | Needs.RetainLabels | Needs.Recipe;

    public void Unlearn(UnlearningJob job)
    {
        var recipe = job.Recipe ?? throw new ModelException("unlearn.retrain needs the recipe that made the subject.");
        using var scope = NewDisposeScope();
        using var fresh = recipe.Train(new TrainingJob
        {
            Train = job.Retain,
            Validation = job.Validation,
            Input = job.Input,
            Classes = job.Classes,
            Plugins = job.Plugins,
            Device = job.Device,
            Random = job.Random.Fork("retrain"),
            Progress = job.Progress,
            Budget = job.Budget,
            Cancellation = job.Cancellation,
        });
        Dictionary<string, Tensor> made = fresh.Module.state_dict(), wanted = job.Model.Module.state_dict();
        // A recipe named beside a file may make something else than what the file holds.
        if (wanted.Count != made.Count || wanted.Any(own => !made.TryGetValue(own.Key, out var other) || !other.shape.SequenceEqual(own.Value.shape)))
            throw new ModelException($"The recipe makes {fresh.Format} whose weights do not fit the subject, {job.Model.Format}: name the recipe of this very model.");
        job.Model.Module.load_state_dict(made);
        job.Model.Module.eval();
    }
}
