using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using static TorchSharp.torch;

[Plugin("unlearn.sample-labels", "Random labels, a sample", Summary = "Teaches the model random classes for what is to be forgotten, and the right ones for what stays.")]
public sealed class SampleLabels(SampleLabelsOptions options) : IUnlearner
{
    // Labels of the forget set are not asked for: the method works where nobody has them any more.
    public static Needs Needs => Needs.Training | Needs.RetainLabels;

    public void Unlearn(UnlearningJob job)
    {
        var random = job.Random.Fork("labels");
        var size = Math.Min(options.BatchSize, job.Forget.Count);
        using var optimizer = optim.SGD(job.Model.Module.parameters(), options.LearningRate);
        job.Epochs(job.Retain, options.Epochs, options.BatchSize, kept =>
        {
            var gone = job.Forget.Read(random.Sample(job.Forget.Count, size), job.Device);
            var labels = tensor(Enumerable.Range(0, size).Select(_ => (long)random.NextInt(job.Classes)).ToArray()).to(job.Device);
            optimizer.zero_grad();
            (Loss(job, kept.Inputs, kept.Targets) + Loss(job, gone.Inputs, labels)).backward();
            optimizer.step();
            job.Budget.Spend(size);
        });
        job.Model.Module.zero_grad();
    }

    private static Tensor Loss(UnlearningJob job, Tensor inputs, Tensor labels) =>
        nn.functional.cross_entropy(job.Model.Forward(inputs), labels);
}

public sealed record SampleLabelsOptions
{
    [Range(1, 100), Description("How often every retained record is seen.")] public int Epochs { get; init; } = 1;
    [Range(1, 4096), Description("Records of each set in one step.")] public int BatchSize { get; init; } = 64;
    [Range(1e-6, 1), Description("The step size.")] public double LearningRate { get; init; } = 0.01;
}
