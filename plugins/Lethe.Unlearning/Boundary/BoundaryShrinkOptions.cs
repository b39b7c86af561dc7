using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Unlearning.Steps;

namespace Lethe.Unlearning.Boundary;

public sealed record BoundaryShrinkOptions : DescentOptions
{
    public BoundaryShrinkOptions() => LearningRate = 1e-5;

    [Range(0, 1e6), Description("How far each record is moved to find the class next to it: in the data's own units where these are bounded, as pixels are; in standard deviations else.")]
    public double Epsilon { get; init; } = 0.1;
}
