using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Attribution.Influence;

public sealed record InfluenceOptions : StepOptions
{
    [Range(0, 1e6), Description("What is added to the curvature in every direction, as a multiple of its mean. 0 for models that are convex.")]
    public double Damping { get; init; } = 0.1;

    [Range(1, 100_000), Description("Steps of conjugate gradients, at most.")]
    public int Steps { get; init; } = 50;

    [Range(1e-12, 0.1), Description("The size of what is left unsolved, as a share of the right side, at which it ends.")]
    public double Tolerance { get; init; } = 1e-4;
}
