using Lethe.Unlearning.Steps;

namespace Lethe.Unlearning.Gradients;

[Plugin("unlearn.uno", "Gradient surgery and orthogonalisation (UNO)",
    Summary = "Steps of one set that are orthogonal to the gradient of the other: forgets without unlearning what is retained, to first order.")]
public sealed class Uno(UnoOptions options) : IUnlearner
{
    public static Needs Needs => Needs.Training | Needs.ForgetLabels | Needs.RetainLabels;

    public void Unlearn(UnlearningJob job)
    {
        using var descent = new Descent(job, options.Settings, "forget loss");
        using var retain = new Cycle(job, job.Retain, options.BatchSize);
        var steps = new UnoSteps(job, options, descent);
        job.Epochs(
            job.Forget, options.Epochs, options.BatchSize,
            batch => steps.Take(batch, retain.Next()),
            epoch =>
            {
                descent.EndEpoch(epoch);
                return true;
            });
        descent.Finish();
    }
}
