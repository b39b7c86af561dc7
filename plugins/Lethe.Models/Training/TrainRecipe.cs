using Lethe.Models.Stacking;

namespace Lethe.Models.Training;

[Plugin("model.train", "Train a network", Summary = "Trains an architecture on the audit's data; oracles and shadows are trained the same way, many at once where that is faster.")]
public sealed class TrainRecipe(TrainOptions options) : IRecipe
{
    public static Capabilities Gives =>
        Capabilities.Predict | Capabilities.Features | Capabilities.InputGradients | Capabilities.Train | Capabilities.Layers;

    public int Together => StackedTraining.Together(options);

    public Subject Load(ModelJob job)
    {
        var data = job.Data ?? throw new ModelException("model.train needs data to train on; name a dataset in the request.");
        return Train(new TrainingJob
        {
            Train = data.Train,
            Validation = data.Validation,
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

    public Subject Train(TrainingJob job) => TrainingRun.Train(options, job);

    public IReadOnlyList<Subject> TrainAll(IReadOnlyList<TrainingJob> jobs) => StackedTraining.TrainAll(options, jobs);
}
