using static TorchSharp.torch;

namespace Lethe.Sdk.Testing;

/// <summary>The unlearning of the small world: one epoch of training on what stays.</summary>
internal static class SmallUnlearner
{
    private const int BatchSize = 32;
    private const double LearningRate = 0.05;

    public static void Unlearn(UnlearningJob job)
    {
        using var optimizer = optim.SGD(job.Model.Module.parameters(), LearningRate);
        job.Model.Module.train();
        job.Epochs(job.Retain, 1, BatchSize, batch =>
        {
            optimizer.zero_grad();
            nn.functional.cross_entropy(job.Model.Forward(batch.Inputs), batch.Targets).backward();
            optimizer.step();
        });
        job.Model.Module.zero_grad();
        job.Model.Module.eval();
    }
}
