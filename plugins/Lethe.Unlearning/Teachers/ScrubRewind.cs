using static TorchSharp.torch;

namespace Lethe.Unlearning.Teachers;

[Plugin("unlearn.scrub-r", "SCRUB with rewinding (SCRUB+R)",
    Summary = "SCRUB, then back to the epoch whose error on the forget set was nearest to the final error on records like it that were never trained on: for privacy, where forgetting too much tells as well.",
    Paper = "Kurmanji, Triantafillou, Hayes, Triantafillou: Towards Unbounded Machine Unlearning, NeurIPS 2023")]
public sealed class ScrubRewind(ScrubOptions options) : IUnlearner
{
    public static Needs Needs => Needs.Training | Needs.ForgetLabels | Needs.RetainLabels;

    public void Unlearn(UnlearningJob job)
    {
        if (job.Validation is not { Count: > 0, HasLabels: true } unseen)
            throw new ModelException("unlearn.scrub-r compares with labelled validation records, which the data have not. unlearn.scrub needs none.");
        using var scope = NewDisposeScope();
        var errors = new ClassErrors(job);
        var checkpoints = new List<(double Error, Dictionary<string, Tensor> State)>();
        using (var training = new ScrubTraining(job, options))
        {
            training.Run(_ => checkpoints.Add((errors.Of(job.Forget, job.Forget), Keep(job.Model))));
        }
        if (checkpoints.Count == 0) return;
        var reference = errors.Of(unseen, job.Forget);
        // The later one, if two are as near.
        var nearest = checkpoints.Index().Reverse().MinBy(one => Math.Abs(one.Item.Error - reference));
        job.Model.Module.load_state_dict(nearest.Item.State);
        job.Progress.Log($"Rewound to epoch {nearest.Index + 1}: {nearest.Item.Error:0.0000} of the forget set are wrong, {reference:0.0000} of validation records like it.");
    }

    // On the CPU: there may be many.
    private static Dictionary<string, Tensor> Keep(Subject model)
    {
        using var off = no_grad();
        return model.Module.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.detach().cpu().clone());
    }
}
