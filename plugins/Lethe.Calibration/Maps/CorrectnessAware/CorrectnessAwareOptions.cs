using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Calibration.Maps.Shared;

namespace Lethe.Calibration.Maps.CorrectnessAware;

public sealed record CorrectnessAwareOptions : NetworkOptions
{
    [Range(1, 10_000_000), Description("At most so many steps. It ends earlier when the loss has stopped to fall.")]
    public override int Steps { get; init; } = 10_000;

    [Range(1e-7, 1), Description("The length of Adam's first steps; they become shorter when the loss stops to fall.")]
    public override double LearningRate { get; init; } = 1e-2;

    [Description("How right and wrong predictions count. none: alike, so that the best confidence is the chance of being right. "
        + "balanced: both sides as much, as the paper has it, which makes a good model doubt too much.")]
    public CorrectnessWeights Weights { get; init; } = CorrectnessWeights.None;

    [Range(-180, 180), Description("Degrees, counter-clockwise, by which the first copy is turned.")]
    public double Rotation { get; init; } = 10;

    [Range(0, 10), Description("The factor of the brightness of the third copy.")]
    public double Brightness { get; init; } = 1.2;

    [Range(0, 10), Description("The factor of the contrast of the third copy.")]
    public double Contrast { get; init; } = 0.8;

    [Range(0, 10), Description("The factor of the saturation of the third copy.")]
    public double Saturation { get; init; } = 1.2;
}
