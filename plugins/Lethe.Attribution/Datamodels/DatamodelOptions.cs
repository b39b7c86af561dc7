using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Attribution.Datamodels;

public sealed record DatamodelOptions : IUsesShadows
{
    [Range(4, 100_000), Description("Models trained on random shares of the records, to learn from. An effect's error falls with the root of their number.")]
    public int Shadows { get; init; } = 256;

    [Range(0.01, 0.99), Description("The share of the training records that each sees. High: they are like the subject. Near one half: they tell more.")]
    public double ShadowFraction { get; init; } = 0.8;

    [Description("ridge: closed form. l1: most effects are exactly zero; slower, and without errors.")]
    public EstimatorKind Estimator { get; init; } = EstimatorKind.Ridge;

    [Range(1e-12, 1e12), Description("The ridge penalty as a multiple of the mean squared length of the centred masks; null: the one that foretells left-out models best.")]
    public double? Penalty { get; init; }

    [Range(0, 10), Description("What removal effects are multiplied with; null: the share of records that the shadows saw, because a record weighs more in a smaller training set.")]
    public double? Scale { get; init; }

    [Description("Whether each record's logits are moved to mean 0 first. Not for outputs that are no logits.")]
    public bool Centre { get; init; } = true;

    [Range(0.01, 0.9), Description("l1: the share of the shadows that choose the penalty.")]
    public double HeldOut { get; init; } = 0.2;

    [Range(1, 1000), Description("l1: how many penalties are tried.")]
    public int Penalties { get; init; } = 10;

    [Range(1e-6, 1), Description("l1: the smallest penalty, as a share of the one at which every effect is zero.")]
    public double LeastPenalty { get; init; } = 0.01;

    [Range(1, 100_000), Description("l1: steps for each penalty, at most.")]
    public int Steps { get; init; } = 500;
}
