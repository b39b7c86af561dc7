using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Attribution.Influence;

namespace Lethe.Attribution.EkFac;

public sealed record EkFacOptions : StepOptions
{
    [Range(0, 1e6), Description("What is added to the curvature in every direction, as a multiple of its layer's mean. 0 for models that are convex.")]
    public double Damping { get; init; } = 0.1;

    [Range(1, 1000), Description("How many labels the model draws for each record. More: less noise in the curvature, and as many times the work.")]
    public int Draws { get; init; } = 1;
}
