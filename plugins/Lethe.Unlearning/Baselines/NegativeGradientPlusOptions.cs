using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Unlearning.Steps;

namespace Lethe.Unlearning.Baselines;

public sealed record NegativeGradientPlusOptions : DescentOptions
{
    public NegativeGradientPlusOptions() => (WeightDecay, BatchNorm) = (0, BatchNormMode.FrozenStats);

    [Range(0, 1), Description("What the retain set's loss counts; the forget set's counts the rest. 1 is fine-tuning, 0 gradient ascent.")]
    public double RetainShare { get; init; } = 0.95;

    [Range(0, 1e6), Description("Pull back towards the original's weights, on the retain set's side.")]
    public double Anchor { get; init; }

    [Range(0, 1e6), Description("Batches of the forget set whose loss is this high are left alone; null: at chance, the logarithm of the number of classes. As published there is no end to the climb, and where a whole class is forgotten it runs away.")]
    public double? StopAtLoss { get; init; }
}
