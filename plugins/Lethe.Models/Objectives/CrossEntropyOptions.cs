using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Models.Objectives;

public sealed record CrossEntropyOptions
{
    [Range(0, 0.9), Description("Share of each target that is spread evenly over all classes.")]
    public double LabelSmoothing { get; init; }
}
