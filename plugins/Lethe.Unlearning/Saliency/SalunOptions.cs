using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Unlearning.Relabelling;

namespace Lethe.Unlearning.Saliency;

public sealed record SalunOptions : RandomLabelsOptions
{
    public SalunOptions() => LearningRate = 0.013;

    [Range(0, 1), Description("The share of all weights that may change: those which the loss of the forget set depends on most.")]
    public double Fraction { get; init; } = 0.5;

    [Description("No fixed choice of weights: instead the smallest changes since the beginning of the epoch are undone after each step, and all others shortened by as much.")]
    public bool Soft { get; init; }

    [Range(0, 1), Description("soft: the share of changes that is undone at first; it falls linearly to 0. Not published: an assumption.")]
    public double UndoneFraction { get; init; } = 0.5;
}
