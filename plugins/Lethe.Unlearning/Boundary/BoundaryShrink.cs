using Lethe.Unlearning.Steps;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Boundary;

[Plugin("unlearn.boundary-shrink", "Boundary shrink",
    Summary = "Finds the class across the nearest boundary for each record of the forget set, by one step along the sign of the gradient, and trains on it. Needs no retain labels.",
    Paper = "Chen, Gao, Liu, Peng, Wang: Boundary Unlearning, CVPR 2023")]
public sealed class BoundaryShrink(BoundaryShrinkOptions options) : IUnlearner
{
    public static Needs Needs => Needs.Training | Needs.ForgetLabels | Needs.InputGradients;

    public void Unlearn(UnlearningJob job)
    {
        job.Original.Require(Capabilities.InputGradients);
        // The original does not change, so neither does what lies next to a record.
        if (NearestClasses.Of(job, options.Epsilon, options.BatchSize) is not { } nearest) return;
        using var descent = new Descent(job, options.Settings, "loss on the nearest classes");
        job.Epochs(
            job.Forget, options.Epochs, options.BatchSize,
            batch =>
            {
                var targets = tensor(batch.Rows.Select(row => nearest[row]).ToArray(), device: job.Device);
                descent.Step(descent.Loss(batch with { Labels = targets }));
            },
            epoch =>
            {
                descent.EndEpoch(epoch);
                return true;
            });
        descent.Finish();
    }
}
