using Lethe.Unlearning.Steps;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Baselines;

[Plugin("unlearn.gradient-ascent", "Gradient ascent",
    Summary = "Climbs the loss of the forget set until the model does no better there than chance. Needs no retain set, and protects none.",
    Paper = "Thudi, Deza, Chandrasekaran, Papernot: Unrolling SGD: Understanding Factors Influencing Machine Unlearning, EuroS&P 2022")]
public sealed class GradientAscent(GradientAscentOptions options) : IUnlearner, ICanWeigh
{
    public static Needs Needs => Needs.Training | Needs.ForgetLabels;

    public void Unlearn(UnlearningJob job) => Unlearn(job, null);

    void ICanWeigh.Unlearn(UnlearningJob job, ForgetWeights weights) => Unlearn(job, weights);

    private void Unlearn(UnlearningJob job, ForgetWeights? weights)
    {
        var ceiling = options.StopAtLoss ?? Math.Log(job.Classes);
        using var descent = new Descent(job, options.Settings, "forget loss") { Weights = weights };
        job.Epochs(
            job.Forget, options.Epochs, options.BatchSize,
            batch =>
            {
                var loss = descent.ForgetLoss(batch, logits => nn.functional.cross_entropy(logits, batch.Targets, reduction: nn.Reduction.None));
                // The loss has no upper bound and grows faster the higher it is: within an epoch it could run away.
                if (loss.item<float>() < ceiling) descent.Step(-Bounded(loss));
            },
            epoch =>
            {
                if (descent.EndEpoch(epoch) < ceiling) return true;
                job.Progress.Log($"The forget loss has reached {ceiling:0.0000}; there it ends.");
                return false;
            });
        descent.Finish();
    }

    private Tensor Bounded(Tensor loss) => options.Bound is { } bound ? bound * (loss / bound).tanh() : loss;
}
