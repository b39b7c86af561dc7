using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Models.Architectures;

public sealed record VitOptions
{
    [Range(1, 64), Description("Pixels along each side of a patch; it must divide the image's height and width.")]
    public int Patch { get; init; } = 4;

    [Range(1, 64), Description("Transformer blocks.")]
    public int Depth { get; init; } = 6;

    [Range(1, 64), Description("Attention heads; they must divide the width.")]
    public int Heads { get; init; } = 3;

    [Range(1, 4096), Description("Numbers that stand for a patch.")]
    public int Width { get; init; } = 192;

    [Range(1, 16), Description("Hidden units of each block's perceptron, as a multiple of the width.")]
    public int Expansion { get; init; } = 4;

    [Range(0, 0.95), Description("Share of what each block adds that is dropped in training.")]
    public double Dropout { get; init; }
}
