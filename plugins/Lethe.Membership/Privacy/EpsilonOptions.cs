using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Membership.Privacy;

public sealed record EpsilonOptions
{
    [Range(0, 0.1), Description("The delta that the bound is for.")]
    public double Delta { get; init; }

    [Range(0.01, 1), Description("The share of the pairs that the one-run bound guesses about: those whose records differ most.")]
    public double Guesses { get; init; } = 1;
}
