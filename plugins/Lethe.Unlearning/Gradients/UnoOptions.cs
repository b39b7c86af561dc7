using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Unlearning.Steps;

namespace Lethe.Unlearning.Gradients;

public sealed record UnoOptions : DescentOptions
{
    // Gradients of two batches are compared: batch statistics would differ between them.
    public UnoOptions() => (BatchSize, LearningRate, BatchNorm) = (64, 1e-3, BatchNormMode.FrozenStats);

    [Description("ascent: climb the forget loss without touching the retain loss. surgery: descend the retain loss without touching the forget loss. orthogonal: descend the retain loss and the squared cosine of the two gradients, which needs second derivatives. alternating: the last two in turns. Only ascent drives the forget loss up by itself.")]
    public UnoMode Mode { get; init; } = UnoMode.Ascent;

    [Range(0, 1e6), Description("Weight of the squared cosine.")]
    public double Orthogonality { get; init; } = 10;

    [Range(-1e6, 1e6), Description("Weight of the forget loss in orthogonal steps; below 0 it is climbed.")]
    public double ForgetWeight { get; init; }

    [Range(0, 1e6), Description("ascent leaves batches alone whose forget loss is this high; null: at chance, the logarithm of the number of classes.")]
    public double? StopAtLoss { get; init; }
}
