using static TorchSharp.torch;

namespace Lethe.Models.Architectures;

[Plugin("arch.resnet9", "ResNet-9", Summary = "The short residual network of the fast-training contests: strong on 32x32 images within minutes.")]
public sealed class ResNet9(ResNet9Options options) : IArchitecture
{
    public nn.Module<Tensor, Tensor> Build(InputDescription input, int classes)
    {
        // Three poolings by two; what is left is pooled whole, so that any larger image fits.
        var shape = ImageShape.Of(input, "arch.resnet9", 8);
        long width = options.Width;
        return nn.Sequential(
            ("standardise", new Standardise(input)),
            ("prep", Layers.ConvBlock(shape.Channels, width, pool: false)),
            ("layer1", Layers.ConvBlock(width, 2 * width, pool: true)),
            ("residual1", Pair(2 * width)),
            ("layer2", Layers.ConvBlock(2 * width, 4 * width, pool: true)),
            ("layer3", Layers.ConvBlock(4 * width, 8 * width, pool: true)),
            ("residual3", Pair(8 * width)),
            ("pool", nn.AdaptiveMaxPool2d([1, 1])),
            ("flatten", nn.Flatten()),
            ("head", nn.Linear(8 * width, classes)));
    }

    private static Residual Pair(long width) => new(nn.Sequential(
        ("first", Layers.ConvBlock(width, width, pool: false)), ("second", Layers.ConvBlock(width, width, pool: false))));
}
