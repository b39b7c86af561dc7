using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Unlearning.Steps;

/// <summary>What all methods that go by gradient steps let their user choose. Each sets the defaults of its paper.</summary>
public record DescentOptions
{
    [Range(0, 10_000), Description("How often the records are seen.")]
    public int Epochs { get; init; } = 10;

    [Range(1, 65_536), Description("Records in one step.")]
    public int BatchSize { get; init; } = 256;

    [Range(0, 100), Description("The learning rate. What matters most: search over several powers of ten, higher when nothing is forgotten.")]
    public double LearningRate { get; init; } = 0.01;

    [Range(0, 0.999), Description("Momentum of the gradient steps.")]
    public double Momentum { get; init; } = 0.9;

    [Range(0, 1), Description("Weight decay, on all parameters.")]
    public double WeightDecay { get; init; } = 5e-4;

    [Description("train: batch normalisation follows the records seen, dropout drops. frozen-stats: the network runs as in evaluation.")]
    public BatchNormMode BatchNorm { get; init; } = BatchNormMode.Train;

    internal virtual DescentSettings Settings => new(LearningRate, Momentum, WeightDecay, BatchNorm);
}
