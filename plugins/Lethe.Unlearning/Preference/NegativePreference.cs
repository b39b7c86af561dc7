using Lethe.Unlearning.Steps;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Preference;

[Plugin("unlearn.npo", "Negative preference optimisation",
    Summary = "Makes the true class of what is to be forgotten less likely than the original has it, and lets go of a record the sooner the less likely it is: gradient ascent that does not run away.",
    Paper = "Zhang, Lin, Bai, Mei: Negative Preference Optimization: From Catastrophic Collapse to Effective Unlearning, COLM 2024")]
public sealed class NegativePreference(NegativePreferenceOptions options) : IUnlearner, ICanWeigh
{
    public static Needs Needs => Needs.Training | Needs.ForgetLabels | Needs.RetainLabels;

    public void Unlearn(UnlearningJob job) => Unlearn(job, null);

    void ICanWeigh.Unlearn(UnlearningJob job, ForgetWeights weights) => Unlearn(job, weights);

    private void Unlearn(UnlearningJob job, ForgetWeights? weights)
    {
        using var descent = new Descent(job, options.Settings, "preference loss") { Weights = weights };
        using var retain = new Cycle(job, job.Retain, options.BatchSize);
        job.Epochs(
            job.Forget, options.Epochs, options.BatchSize,
            batch =>
            {
                var reference = PreferenceLoss.LogProbability(job.Original.Predict(batch.Inputs), batch.Targets);
                var loss = descent.ForgetLoss(batch, logits =>
                    PreferenceLoss.Each(PreferenceLoss.LogProbability(logits, batch.Targets), reference, options.Beta));
                var holds = options.Retain != RetainTerm.None && options.RetainWeight > 0;
                descent.Step(holds ? loss + options.RetainWeight * Hold(job, descent, retain.Next()) : loss);
            },
            epoch =>
            {
                descent.EndEpoch(epoch);
                return true;
            });
        descent.Finish();
    }

    private Tensor Hold(UnlearningJob job, Descent descent, Batch batch)
    {
        var logits = descent.Logits(batch);
        return options.Retain == RetainTerm.Kl
            ? Divergence.Kl(job.Original.Predict(batch.Inputs), logits).mean()
            : nn.functional.cross_entropy(logits, batch.Targets);
    }
}
