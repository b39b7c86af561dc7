using Lethe.Unlearning.Steps;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Baselines;

[Plugin("unlearn.negative-gradient-plus", "NegGrad+",
    Summary = "Descends the loss of the retain set and climbs that of the forget set in the same step. Well tuned, hard to beat.",
    Paper = "Kurmanji, Triantafillou, Hayes, Triantafillou: Towards Unbounded Machine Unlearning, NeurIPS 2023")]
public sealed class NegativeGradientPlus(NegativeGradientPlusOptions options) : IUnlearner
{
    public static Needs Needs => Needs.Training | Needs.ForgetLabels | Needs.RetainLabels;

    public void Unlearn(UnlearningJob job)
    {
        var ceiling = options.StopAtLoss ?? Math.Log(job.Classes);
        using var descent = new Descent(job, options.Settings, "retain loss");
        using var forget = new Cycle(job, job.Forget, options.BatchSize);
        job.Epochs(
            job.Retain, options.Epochs, options.BatchSize,
            batch =>
            {
                var loss = descent.Loss(batch);
                if (options.Anchor > 0) loss += options.Anchor / 2 * DistanceToOriginal(job);
                loss *= options.RetainShare;
                descent.Step(options.RetainShare < 1 ? loss - (1 - options.RetainShare) * Climbed(descent, forget.Next(), ceiling) : loss);
            },
            epoch =>
            {
                descent.EndEpoch(epoch);
                return true;
            });
        descent.Finish();
    }

    private static Tensor Climbed(Descent descent, Batch batch, double ceiling)
    {
        var loss = nn.functional.cross_entropy(descent.Logits(batch), batch.Targets);
        return loss.item<float>() < ceiling ? loss : zeros_like(loss);
    }

    private static Tensor DistanceToOriginal(UnlearningJob job) => job.Model.Module.parameters().Zip(job.Original.Module.parameters())
        .Select(pair => (pair.First - pair.Second.detach()).square().sum()).Aggregate((sum, part) => sum + part);
}
