using Lethe.Unlearning.Steps;

namespace Lethe.Unlearning.Baselines;

[Plugin("unlearn.l1-sparse", "l1-sparse",
    Summary = "Fine-tuning on the retain set with a penalty on the magnitude of all weights: what only the forget set held up falls away.",
    Paper = "Jia, Liu, Ram, Yao, Liu, Liu, Sharma, Liu: Model Sparsity Can Simplify Machine Unlearning, NeurIPS 2023")]
public sealed class L1Sparse(L1SparseOptions options) : IUnlearner
{
    public static Needs Needs => Needs.Training | Needs.RetainLabels;

    public void Unlearn(UnlearningJob job)
    {
        using var descent = new Descent(job, options.Settings, "retain loss");
        var penalty = options.PenaltyAt(0);
        job.Epochs(
            job.Retain, options.Epochs, options.BatchSize,
            batch =>
            {
                var loss = descent.Loss(batch);
                if (penalty > 0) loss += penalty * descent.Learning.Select(weight => weight.abs().sum()).Aggregate((sum, part) => sum + part);
                descent.Step(loss);
            },
            epoch =>
            {
                descent.EndEpoch(epoch);
                penalty = options.PenaltyAt(epoch + 1);
                return true;
            });
        descent.Finish();
    }
}
