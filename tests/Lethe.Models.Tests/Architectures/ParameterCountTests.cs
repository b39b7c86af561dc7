using Lethe.Models.Tests.Support;

namespace Lethe.Models.Tests.Architectures;

/// <summary>Counts that are published, or worked out by hand.</summary>
public class ParameterCountTests
{
    [Theory]
    // 784 x 128 + 128 and 128 x 10 + 10
    [InlineData("arch.mlp", "{}", 1, 28, 10, 101_770)]
    // Softmax regression
    [InlineData("arch.mlp", """{ "widths": [] }""", 1, 28, 10, 7_850)]
    // Two norms with a scale and a shift for each of 64 and 32 units
    [InlineData("arch.mlp", """{ "widths": [64, 32], "batchNorm": true }""", 1, 8, 3, 64 * 64 + 64 + 128 + 64 * 32 + 32 + 64 + 32 * 3 + 3)]
    // 16 x 9 + 32, 32 x 16 x 9 + 64, then 32 x 7 x 7 features
    [InlineData("arch.small-cnn", "{}", 1, 28, 10, 144 + 32 + 4608 + 64 + 15_690)]
    [InlineData("arch.small-cnn", """{ "depth": 3, "width": 8 }""", 3, 16, 4, 216 + 16 + 1152 + 32 + 4608 + 64 + 516)]
    // Published: 6,575,370 with biases of convolutions, of which there are 2,240 and which batch norm makes idle
    [InlineData("arch.resnet9", "{}", 3, 32, 10, 6_575_370 - 2_240)]
    [InlineData("arch.resnet18", "{}", 3, 32, 10, 11_173_962)]
    [InlineData("arch.resnet18", """{ "stem": "imagenet" }""", 3, 224, 1000, 11_689_512)]
    // DeiT-tiny
    [InlineData("arch.vit-tiny", """{ "patch": 16, "depth": 12 }""", 3, 224, 1000, 5_717_416)]
    public void Network_BuiltAsPublished_HasAsManyParameters(string id, string options, int channels, int size, int classes, long expected)
    {
        var input = new InputDescription([channels, size, size], [], []);

        using var network = Shelf.Create<IArchitecture>(id, options).Build(input, classes);

        Assert.Equal(expected, network.parameters().Sum(parameter => parameter.numel()));
    }
}
