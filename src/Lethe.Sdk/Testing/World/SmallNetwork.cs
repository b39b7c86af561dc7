using static TorchSharp.torch;

namespace Lethe.Sdk.Testing;

/// <summary>The network of the small world: a perceptron for features, two layers of a convolutional one for images.</summary>
internal sealed class SmallNetwork : IArchitecture
{
    private const int Width = 16;
    private const int Channels = 4;

    public nn.Module<Tensor, Tensor> Build(InputDescription input, int classes)
    {
        var network = nn.Sequential(("standardise", new Standardise(input)));
        return input.Shape is [var channels, var height, var width]
            ? network
                .append("conv", nn.Conv2d(channels, Channels, 3, padding: 1))
                // With numbers of its own that change in training mode: who forgets the mode is seen.
                .append("norm", nn.BatchNorm2d(Channels))
                .append("act", nn.ReLU())
                .append("pool", nn.MaxPool2d(2))
                .append("flatten", nn.Flatten())
                .append("head", nn.Linear(Channels * (height / 2) * (width / 2), classes))
            : network
                .append("flatten", nn.Flatten())
                .append("hidden", nn.Linear(input.Shape.Aggregate(1L, (product, size) => product * size), Width))
                .append("act", nn.ReLU())
                .append("head", nn.Linear(Width, classes));
    }
}
