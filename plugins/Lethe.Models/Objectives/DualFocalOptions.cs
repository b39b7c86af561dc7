using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Models.Objectives;

public sealed record DualFocalOptions
{
    [Range(0, 20), Description("How fast a record loses weight; 0 is cross-entropy.")]
    public double Gamma { get; init; } = 5;
}
