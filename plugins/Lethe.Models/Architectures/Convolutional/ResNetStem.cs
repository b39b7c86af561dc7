namespace Lethe.Models.Architectures;

/// <summary>How a ResNet begins.</summary>
public enum ResNetStem
{
    /// <summary>A 3x3 convolution at full size: for images up to about 64x64.</summary>
    Cifar,

    /// <summary>A 7x7 convolution and a pooling, each halving the size: for photographs.</summary>
    Imagenet,
}
