using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Lethe.Unlearning.Steps;

namespace Lethe.Unlearning.Layers;

public sealed record ExactUnlearningOptions : DescentOptions
{
    public ExactUnlearningOptions() => (Epochs, BatchSize) = (30, 64);

    [Range(1, 10_000), Description("How many of the last convolutions and linear layers are drawn anew and trained, each with its batch norm; 1: the classifier alone.")]
    public int Blocks { get; init; } = 1;
}
