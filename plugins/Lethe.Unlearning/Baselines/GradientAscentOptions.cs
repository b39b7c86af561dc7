using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Unlearning.Steps;

namespace Lethe.Unlearning.Baselines;

public sealed record GradientAscentOptions
{
    [Range(0, 10_000), Description("How often every record of the forget set is seen, at most.")]
    public int Epochs { get; init; } = 5;

    [Range(1, 65_536), Description("Records in one step.")]
    public int BatchSize { get; init; } = 256;

    [Range(0, 100), Description("The learning rate. What matters most: search from 0.00001 to 0.001, higher when nothing is forgotten.")]
    public double LearningRate { get; init; } = 5e-4;

    [Range(0, 0.999), Description("Momentum of the gradient steps.")]
    public double Momentum { get; init; } = 0.9;

    [Range(0, 1), Description("Weight decay, on all parameters.")]
    public double WeightDecay { get; init; } = 5e-4;

    [Description("train: batch normalisation follows the records seen, dropout drops. frozen-stats: the network runs as in evaluation.")]
    public BatchNormMode BatchNorm { get; init; } = BatchNormMode.Train;

    [Range(1e-9, 1e9), Description("The norm that all gradients together are cut to; null: never.")]
    public double? ClipNorm { get; init; } = 100;

    [Range(0, 1e6), Description("Batches whose mean loss is this high are left alone, and when the whole forget set is, it ends; null: at chance, the logarithm of the number of classes.")]
    public double? StopAtLoss { get; init; }

    [Range(1e-3, 1e6), Description("Climbs b tanh(loss / b) for this b, which levels off, instead of the loss itself; null: the loss.")]
    public double? Bound { get; init; }

    internal DescentSettings Settings => new(LearningRate, Momentum, WeightDecay, BatchNorm, ClipNorm);
}
