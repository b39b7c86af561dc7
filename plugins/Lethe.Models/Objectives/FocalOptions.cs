using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Models.Objectives;

public sealed record FocalOptions
{
    [Range(0, 20), Description("How fast a record loses weight; 0 is cross-entropy.")]
    public double Gamma { get; init; } = 3;

    [Description("FLSD-53: gamma is 5 for records whose right class has a probability below 0.2, and 3 for the others; the option gamma is not looked at.")]
    public bool SampleDependent { get; init; }
}
