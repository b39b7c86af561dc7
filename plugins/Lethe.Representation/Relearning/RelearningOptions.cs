using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Representation.Relearning;

public sealed record RelearningOptions : IUsesOracles
{
    [Range(1, 100), Description("Models retrained without the forget set: how fast one learns that never knew it.")]
    public int Oracles { get; init; } = 3;

    [Range(1, 100_000), Description("Steps of training on the forget set.")]
    public int Steps { get; init; } = 200;

    [Range(1, 10_000), Description("How many steps lie between two looks at the forget set.")]
    public int Every { get; init; } = 5;

    [Range(1, 65_536), Description("Records in one step.")]
    public int BatchSize { get; init; } = 64;

    [Range(1e-7, 10), Description("The learning rate, the same for all models.")]
    public double LearningRate { get; init; } = 1e-3;

    [Range(0, 0.999), Description("Momentum of the steps.")]
    public double Momentum { get; init; } = 0.9;

    [Range(0, 10), Description("Relearned is a loss of at most the original's and this share more.")]
    public double LossMargin { get; init; } = 0.1;

    [Range(0, 1), Description("Relearned is also this share of the original's accuracy.")]
    public double AccuracyShare { get; init; } = 0.95;

    [Range(0.001, 0.9), Description("The share of the forget set that piggybacking trains on; the rest is asked for.")]
    public double Share { get; init; } = 0.1;
}
