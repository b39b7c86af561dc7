using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Lethe.Models.Architectures;

public sealed record ResNet18Options
{
    [Description("cifar: 3x3 at full size, for small images. imagenet: 7x7 and pooling, as in the original.")]
    public ResNetStem Stem { get; init; } = ResNetStem.Cifar;

    [Range(1, 512), Description("Channels of the first stage; each of the three further stages has twice as many.")]
    public int Width { get; init; } = 64;
}
