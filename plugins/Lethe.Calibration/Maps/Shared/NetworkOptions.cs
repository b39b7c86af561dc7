using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Calibration.Maps.Shared;

public abstract record NetworkOptions
{
    [Range(1, 10_000_000), Description("At most so many steps. It ends earlier when the loss has stopped to fall.")]
    public virtual int Steps { get; init; } = 100_000;

    [Range(1e-7, 1), Description("The length of Adam's first steps; they become shorter when the loss stops to fall.")]
    public virtual double LearningRate { get; init; } = 1e-3;

    [Range(0, 10), Description("Adam's pull of all weights to 0.")]
    public double WeightDecay { get; init; }

    [Range(1, 1_000_000), Description("Records in a step, drawn anew in each epoch.")]
    public int BatchSize { get; init; } = 1000;
}
