using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Attribution.Gradients;

namespace Lethe.Attribution.Influence;

/// <summary>What every attribution by one Newton step is told, whatever it takes for the curvature.</summary>
public abstract record StepOptions : IUsesShadows
{
    [Description("What the model was trained to minimise.")]
    public InfluenceLoss Loss { get; init; } = InfluenceLoss.CrossEntropy;

    [Range(0, 1), Description("The weight decay it was trained with.")]
    public double WeightDecay { get; init; } = 5e-4;

    [Range(0, 10_000_000), Description("Records on which the curvature is measured; 0: all.")]
    public int Sample { get; init; } = 2000;

    [Range(0, 10_000), Description("Models that are looked at beside the subject; their mean is far better than one.")]
    public int Shadows { get; init; }

    [Range(0.01, 1), Description("The share of the training records, drawn at random, that each of them sees. 1: all, from a start of its own.")]
    public double ShadowFraction { get; init; } = IUsesShadows.UsualFraction;

    [Range(1, 65_536), Description("Records in one pass through the model.")]
    public int BatchSize { get; init; } = 512;

    [Range(1, 1_000_000), Description("How many MiB gradients may take at once.")]
    public int Megabytes { get; init; } = 512;

    internal long Bytes => (long)Megabytes << 20;

    internal ExampleScore Score => Loss == InfluenceLoss.Squared ? ExampleScores.Squared : ExampleScores.CrossEntropy;

    /// <summary>The records on which the curvature is measured.</summary>
    internal Split Some(Split records, RandomStream random) => Sample == 0 || Sample >= records.Count
        ? records
        : records.Subset(records.Name, random.Fork("curvature").Sample(records.Count, Sample));
}
