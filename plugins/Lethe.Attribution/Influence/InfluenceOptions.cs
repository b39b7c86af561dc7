using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Attribution.Influence;

public sealed record InfluenceOptions : IUsesShadows
{
    [Description("What the model was trained to minimise.")]
    public InfluenceLoss Loss { get; init; } = InfluenceLoss.CrossEntropy;

    [Range(0, 1), Description("The weight decay it was trained with.")]
    public double WeightDecay { get; init; } = 5e-4;

    [Range(0, 1e6), Description("What is added to the curvature in every direction, as a multiple of its mean. 0 for models that are convex.")]
    public double Damping { get; init; } = 0.1;

    [Range(1, 100_000), Description("Steps of conjugate gradients, at most.")]
    public int Steps { get; init; } = 50;

    [Range(1e-12, 0.1), Description("The size of what is left unsolved, as a share of the right side, at which it ends.")]
    public double Tolerance { get; init; } = 1e-4;

    [Range(0, 10_000_000), Description("Records on which the curvature is measured; 0: all.")]
    public int Sample { get; init; } = 2000;

    [Range(0, 10_000), Description("Models trained on random shares of the records that are looked at beside the subject; their mean is far better than one.")]
    public int Shadows { get; init; }

    [Range(0.01, 0.99), Description("The share of the training records that each of them sees.")]
    public double ShadowFraction { get; init; } = IUsesShadows.UsualFraction;

    [Range(1, 65_536), Description("Records in one pass through the model.")]
    public int BatchSize { get; init; } = 512;

    [Range(1, 1_000_000), Description("How many MiB gradients may take at once.")]
    public int Megabytes { get; init; } = 512;
}
