using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Models.Training;

public sealed record TrainOptions
{
    [Description("The network, with its options.")]
    public PluginReference Architecture { get; init; } = "arch.small-cnn";

    [Range(0, 10_000), Description("How often every training record is seen.")]
    public int Epochs { get; init; } = 12;

    [Range(1, 65_536), Description("Records in one step.")]
    public int BatchSize { get; init; } = 64;

    [Description("sgd: gradient descent, with momentum. adamw: steps scaled for each weight, decay apart.")]
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.Sgd;

    [Range(1e-7, 100), Description("The learning rate at its highest. About 0.05 suits sgd, 0.001 adamw.")]
    public double LearningRate { get; init; } = 0.05;

    [Range(0, 0.999), Description("Momentum of sgd; beta 1 of adamw.")]
    public double Momentum { get; init; } = 0.9;

    [Description("Nesterov's momentum; sgd only.")]
    public bool Nesterov { get; init; }

    [Range(0, 1), Description("Weight decay, on all parameters.")]
    public double WeightDecay { get; init; } = 5e-4;

    [Description("How the learning rate goes over the training.")]
    public ScheduleKind Schedule { get; init; } = ScheduleKind.Cosine;

    [Range(0, 1000), Description("Epochs over which the learning rate first rises to its highest; 0 with one-cycle: 30% of all.")]
    public double WarmUp { get; init; }

    [Description("What is done to training images at random.")]
    public AugmentationKind Augmentation { get; init; } = AugmentationKind.None;

    [Range(1, 64), Description("Pixels put around an image before it is cropped.")]
    public int Padding { get; init; } = 4;

    [Range(0, 0.9), Description("Share of each target that is spread evenly over all classes; handed to the objective.")]
    public double LabelSmoothing { get; init; }

    [Range(1, 1000), Description("Stop when the validation loss has not improved for so many epochs, and keep the best weights; null: train to the end.")]
    public int? EarlyStop { get; init; }

    [Description("What training minimises, with its options.")]
    public PluginReference Objective { get; init; } = "train.cross-entropy";

    [Description("Compute linear layers and convolutions in bfloat16; CUDA only, on the CPU it has no effect.")]
    public bool MixedPrecision { get; init; }
}
