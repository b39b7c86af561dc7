using System.Text.Json.Nodes;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Models.Training;

/// <summary>What a job and the options come to, checked before any work is done.</summary>
internal sealed class TrainingPlan
{
    private readonly TrainingJob _job;

    public TrainingPlan(TrainOptions options, TrainingJob job)
    {
        (Options, _job) = (options, job);
        if (job.Train.Count == 0) throw new ModelException($"There are no records in {job.Train.Name} to train on.");
        if (!job.Train.HasLabels) throw new ModelException($"The records of {job.Train.Name} have no labels to train on.");
        if (options.Nesterov && (options.Optimizer != OptimizerKind.Sgd || options.Momentum == 0))
            throw new ModelException("nesterov goes with optimizer: sgd and a momentum above 0.");
        if (options.EarlyStop is not null && job.Validation is not { Count: > 0 })
            throw new ModelException("earlyStop looks at the validation loss, and the data have no validation records. Leave earlyStop out, or make such a split.");
        Augmenter.RequireImages(options.Augmentation, job.Input);
        BatchesPerEpoch = (job.Train.Count + options.BatchSize - 1) / options.BatchSize;
        Schedule = new LearningRateSchedule(
            options.Schedule, options.LearningRate, (long)options.Epochs * BatchesPerEpoch, options.WarmUp * BatchesPerEpoch);
        Blueprint = new Blueprint(options.Architecture, job.Input, job.Classes);
        Augmenter = new Augmenter(options.Augmentation, options.Padding, job.Random.Fork("augment"));
        Objective = job.Plugins.Create<ITrainingObjective>(Smoothed(options));
        UsesLowPrecision = options.MixedPrecision && job.Device.type == DeviceType.CUDA;
    }

    public TrainOptions Options { get; }

    public int BatchesPerEpoch { get; }

    public LearningRateSchedule Schedule { get; }

    public Blueprint Blueprint { get; }

    public Augmenter Augmenter { get; }

    public ITrainingObjective Objective { get; }

    public bool UsesLowPrecision { get; }

    /// <summary>Says once what was asked for and does nothing.</summary>
    public void Announce()
    {
        if (Options.MixedPrecision && !UsesLowPrecision) _job.Progress.Log("mixedPrecision has no effect on the CPU.");
    }

    /// <summary>Sets torch's seed, which decides everything from here on that does not come from the job's own stream.</summary>
    public TorchSubject Start()
    {
        manual_seed(_job.Random.Fork("torch").NextSeed());
        return new TorchSubject(Blueprint, _job.Plugins, _job.Device);
    }

    // An objective that knows no label smoothing refuses the option, which is better than a setting without effect.
    private static PluginReference Smoothed(TrainOptions options)
    {
        if (options.LabelSmoothing == 0) return options.Objective;
        var own = options.Objective.Options?.DeepClone() as JsonObject ?? [];
        if (!own.ContainsKey("labelSmoothing")) own["labelSmoothing"] = options.LabelSmoothing;
        return options.Objective with { Options = own };
    }
}
