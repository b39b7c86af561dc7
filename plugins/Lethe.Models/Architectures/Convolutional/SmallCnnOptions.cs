using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Models.Architectures;

public sealed record SmallCnnOptions
{
    [Range(1, 1024), Description("Channels of the first convolution; each further one has twice as many.")]
    public int Width { get; init; } = 16;

    [Range(1, 6), Description("Convolutions, each followed by batch norm, ReLU and pooling by two.")]
    public int Depth { get; init; } = 2;

    [Range(0, 0.95), Description("Share of the features dropped in training.")]
    public double Dropout { get; init; }
}
