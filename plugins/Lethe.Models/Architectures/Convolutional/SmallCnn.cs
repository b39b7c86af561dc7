using static TorchSharp.torch;

namespace Lethe.Models.Architectures;

[Plugin("arch.small-cnn", "Small convolutional network", Summary = "Two or three convolutions with batch norm: fast on small images of any size and number of channels.")]
public sealed class SmallCnn(SmallCnnOptions options) : IArchitecture
{
    public nn.Module<Tensor, Tensor> Build(InputDescription input, int classes)
    {
        var shape = ImageShape.Of(input, "arch.small-cnn", 1L << options.Depth);
        var network = nn.Sequential(("standardise", new Standardise(input)));
        var (from, to) = (shape.Channels, (long)options.Width);
        for (var i = 1; i <= options.Depth; i++)
        {
            network.append($"block{i}", Layers.ConvBlock(from, to, pool: true));
            (from, to) = (to, 2 * to);
        }
        network.append("flatten", nn.Flatten());
        if (options.Dropout > 0) network.append("drop", nn.Dropout(options.Dropout));
        var features = from * (shape.Height >> options.Depth) * (shape.Width >> options.Depth);
        return network.append("head", nn.Linear(features, classes));
    }
}
