using static TorchSharp.torch;

namespace Lethe.Sdk.Testing;

/// <summary>How the models of the small world are trained: a few epochs, a fraction of a second.</summary>
internal sealed class SmallRecipe : IRecipe
{
    private const int Epochs = 12;
    private const int BatchSize = 32;
    private const double LearningRate = 0.1;

    public static Capabilities Gives =>
        Capabilities.Predict | Capabilities.Features | Capabilities.InputGradients | Capabilities.Train | Capabilities.Layers;

    public Subject Load(ModelJob job)
    {
        var data = job.Data ?? throw new ModelException("The small recipe needs data to train on.");
        return Train(new TrainingJob
        {
            Train = data.Train,
            Input = data.Input,
            Classes = data.Classes,
            Device = job.Device,
            Random = job.Random,
            Progress = job.Progress,
            Budget = job.Budget,
            Cancellation = job.Cancellation,
            Plugins = job.Plugins,
        });
    }

    public Subject Train(TrainingJob job)
    {
        var subject = Networks.KeepingRandomState(() =>
        {
            _ = manual_seed(job.Random.Fork("torch").NextSeed());
            return new TorchSubject(new Blueprint(SmallPlugins.Architecture, job.Input, job.Classes), job.Plugins, job.Device);
        });
        using var optimizer = optim.SGD(subject.Module.parameters(), LearningRate);
        subject.Module.train();
        job.Epochs(job.Train, Epochs, BatchSize, batch =>
        {
            optimizer.zero_grad();
            nn.functional.cross_entropy(subject.Forward(batch.Inputs), batch.Targets).backward();
            optimizer.step();
        });
        subject.Module.zero_grad();
        subject.Module.eval();
        return subject;
    }
}
