using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Selection.WorstCase;

public sealed record WorstCaseOptions : AmountOptions
{
    [Description("records: one by one. classes: whole ones; fraction and count are then of the classes.")]
    public ChoiceOf Of { get; init; } = ChoiceOf.Records;

    [Description("uniform: all weights alike. random: a random subset, as published, which small steps never leave; there to show just that.")]
    public WeightStart Start { get; init; } = WeightStart.Uniform;

    [Description("Whether to look for the records that are easiest to forget instead.")]
    public bool Reverse { get; init; }

    [Range(1, 1000), Description("How often the model is made to forget by the weights, and the weights are moved by what it still knows.")]
    public int Rounds { get; init; } = 10;

    [Range(1, 1000), Description("How often the training records are seen in each round.")]
    public int Epochs { get; init; } = 2;

    [Range(1, 65_536), Description("Records in one step.")]
    public int BatchSize { get; init; } = 128;

    [Range(0, 1), Description("How far each step of the model moves every parameter.")]
    public double LearningRate { get; init; } = 1e-3;

    [Range(0, 1e6), Description("How far each round moves a weight for each nat of its loss.")]
    public double WeightRate { get; init; } = 1e-2;

    [Range(0, 1000), Description("What keeps weights alike: a multiple of the sum of their squares.")]
    public double Penalty { get; init; } = 1e-4;

    [Description("train: batch normalisation follows the records seen, dropout drops. frozen-stats: the network runs as in evaluation.")]
    public BatchNormMode BatchNorm { get; init; } = BatchNormMode.Train;
}
