using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Unlearning.Relabelling;

namespace Lethe.Unlearning.Saliency;

public sealed record SalunOptions : RandomLabelsOptions
{
    public SalunOptions() => LearningRate = 0.013;

    [Range(0, 1), Description("The share of all weights that may change: those which the loss of the forget set depends on most.")]
    public double Fraction { get; init; } = 0.5;
}
