using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Models.Objectives;

public sealed record MeanEmbeddingOptions
{
    [Range(0, 100), Description("How much the calibration error counts beside cross-entropy.")]
    public double Weight { get; init; } = 2;

    [Range(0.01, 10), Description("Width of the kernel: how far apart confidences may be and still be compared.")]
    public double Width { get; init; } = 0.4;

    [Description("Weigh correct and wrong predictions as two groups: for models that are mostly right.")]
    public bool Weighted { get; init; }

    [Description("The square instead of its root.")]
    public bool Squared { get; init; }
}
