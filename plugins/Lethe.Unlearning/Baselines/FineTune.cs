using Lethe.Unlearning.Steps;

namespace Lethe.Unlearning.Baselines;

[Plugin("unlearn.fine-tune", "Fine-tuning",
    Summary = "Trains on with the retain set alone and trusts the model to forget the rest by itself. Forgets little of a small random forget set.",
    Paper = "Golatkar, Achille, Soatto: Eternal Sunshine of the Spotless Net, CVPR 2020")]
public sealed class FineTune(FineTuneOptions options) : IUnlearner
{
    public static Needs Needs => Needs.Training | Needs.RetainLabels;

    public void Unlearn(UnlearningJob job)
    {
        using var descent = new Descent(job, options.Settings, "retain loss");
        job.Epochs(
            job.Retain, options.Epochs, options.BatchSize,
            batch => descent.Step(descent.Loss(batch)),
            epoch =>
            {
                descent.EndEpoch(epoch);
                return true;
            });
        descent.Finish();
    }
}
