using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Attribution.Hardness;

public sealed record HardOptions : AmountOptions, IUsesShadows
{
    [Description("el2n: the length of the error, probabilities minus 1 at the record's class. grand: the length of the gradient of the record's loss.")]
    public HardnessScore Score { get; init; } = HardnessScore.El2n;

    [Description("Which end is to be forgotten: hardest or easiest.")]
    public HardnessOrder Order { get; init; } = HardnessOrder.Hardest;

    [Range(0, 10_000), Description("More models trained like the subject, over which scores are averaged: of one model they are noisy.")]
    public int Shadows { get; init; }

    [Range(0.01, 1), Description("The share of the training records that each of them sees. 1, as published: all, from a start of its own.")]
    public double ShadowFraction { get; init; } = 1;

    [Range(1, 1_000_000), Description("grand: how many MiB gradients may take at once.")]
    public int Megabytes { get; init; } = 512;

    internal long Bytes => (long)Megabytes << 20;
}
