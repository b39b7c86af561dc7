using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Unlearning.Steps;

namespace Lethe.Unlearning.Baselines;

public sealed record FineTuneOptions
{
    [Range(0, 10_000), Description("How often every record of the retain set is seen.")]
    public int Epochs { get; init; } = 10;

    [Range(1, 65_536), Description("Records in one step.")]
    public int BatchSize { get; init; } = 256;

    [Range(0, 100), Description("The learning rate, the same throughout. What matters most: search from 0.0001 to 0.1.")]
    public double LearningRate { get; init; } = 0.01;

    [Range(0, 0.999), Description("Momentum of the gradient steps.")]
    public double Momentum { get; init; } = 0.9;

    [Range(0, 1), Description("Weight decay, on all parameters.")]
    public double WeightDecay { get; init; } = 5e-4;

    [Description("train: batch normalisation follows the records seen, dropout drops. frozen-stats: the network runs as in evaluation.")]
    public BatchNormMode BatchNorm { get; init; } = BatchNormMode.Train;

    internal DescentSettings Settings => new(LearningRate, Momentum, WeightDecay, BatchNorm);
}
