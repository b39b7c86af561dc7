using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Unlearning.Influence;

public sealed record WoodFisherOptions
{
    [Range(0, 1e6), Description("Length of the step, in units of the approximate Newton step; null: the longest of a sweep from 0.01 to 20 that costs no more accuracy on the retain set than tolerance says.")]
    public double? Alpha { get; init; }

    [Range(0, 1), Description("How much accuracy on the retain set the sweep may cost.")]
    public double Tolerance { get; init; } = 0.01;

    [Range(1, 1_000_000), Description("Records of the retain set, one gradient each, that the curvature is made of.")]
    public int Samples { get; init; } = 1000;

    [Range(1, 65_536), Description("Records whose gradients are added up at once.")]
    public int BatchSize { get; init; } = 256;
}
