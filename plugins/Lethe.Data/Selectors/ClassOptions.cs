using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Data.Selectors;

public sealed record ClassOptions : IDependsOnSeed
{
    [Required, Description("Name or number of the class.")]
    public string Class { get; init; } = "";

    [Range(0, 1), Description("Share of its records, drawn at random.")]
    public double Fraction { get; init; } = 1;

    bool IDependsOnSeed.DependsOnSeed => Fraction < 1;
}
