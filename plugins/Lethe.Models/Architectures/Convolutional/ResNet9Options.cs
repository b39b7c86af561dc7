using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Models.Architectures;

public sealed record ResNet9Options
{
    [Range(1, 1024), Description("Channels of the first convolution; the widest has eight times as many.")]
    public int Width { get; init; } = 64;
}
