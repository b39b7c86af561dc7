using static TorchSharp.torch;

namespace Lethe.Sdk.Tests.Good;

/// <summary>An unlearner that keeps every promise; bad ones break one of them.</summary>
[Plugin("unlearn.descent", "Descent", Summary = "Descends on the retain set.")]
public class Descent(DescentOptions options) : IUnlearner
{
    public static Needs Needs => Needs.Training | Needs.RetainLabels;

    public virtual void Unlearn(UnlearningJob job)
    {
        using var optimizer = optim.SGD(job.Model.Module.parameters(), options.LearningRate);
        job.Epochs(job.Retain, options.Epochs, 16, batch =>
        {
            optimizer.zero_grad();
            nn.functional.cross_entropy(job.Model.Forward(batch.Inputs), batch.Targets).backward();
            optimizer.step();
        });
        job.Model.Module.zero_grad();
    }
}
