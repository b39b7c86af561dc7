using Lethe.Models.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Models.Tests.Architectures;

public class ArchitectureTests
{
    public static TheoryData<string, string, int, int> Cases => new()
    {
        { "arch.mlp", """{ "widths": [32, 16], "batchNorm": true, "dropout": 0.2, "activation": "gelu" }""", 1, 16 },
        { "arch.mlp", """{ "activation": "silu" }""", 2, 9 },
        { "arch.small-cnn", "{}", 1, 28 },
        { "arch.small-cnn", """{ "depth": 3, "dropout": 0.1 }""", 4, 16 },
        { "arch.resnet9", """{ "width": 4 }""", 3, 20 },
        { "arch.resnet18", """{ "width": 4 }""", 1, 28 },
        { "arch.resnet18", """{ "width": 4, "stem": "imagenet" }""", 3, 64 },
        { "arch.vit-tiny", """{ "width": 24, "depth": 2, "dropout": 0.1 }""", 1, 28 },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Network_OnImages_GivesLogitsAndReachesEveryParameter(string id, string options, int channels, int size)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        using var network = Build(id, options, channels, size);

        var logits = network.call(rand([6, channels, size, size]));
        logits.square().sum().backward();

        Assert.Equal([6, 5], logits.shape);
        Assert.All(network.named_parameters(), named => Assert.True(
            named.parameter.grad is { } gradient && gradient.abs().sum().item<float>() > 0, $"{named.name} has no gradient"));
    }

    [Theory, MemberData(nameof(Cases))]
    public void Network_InEvaluation_TreatsEachRecordByItself(string id, string options, int channels, int size)
    {
        using var scope = NewDisposeScope();
        using var network = Build(id, options, channels, size);
        network.eval();
        var inputs = rand([3, channels, size, size]);

        var alone = network.call(inputs.narrow(0, 1, 1));

        Assert.True(alone.allclose(network.call(inputs).narrow(0, 1, 1), 1e-3, 1e-5));
    }

    [Theory, MemberData(nameof(Cases))]
    public void Network_BuiltTwiceFromASeed_IsTheSameAndFromAnotherIsNot(string id, string options, int channels, int size)
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        using var one = Build(id, options, channels, size);
        manual_seed(5);
        using var same = Build(id, options, channels, size);
        using var other = Build(id, options, channels, size);

        Assert.Equal(0, Weights.Distance(one, same));
        Assert.NotEqual(0, Weights.Distance(one, other));
    }

    [Theory]
    [InlineData("arch.mlp", """{ "widths": [8] }""", "standardise.mean standardise.deviation linear1.weight linear1.bias head.weight head.bias")]
    [InlineData("arch.small-cnn", """{ "depth": 1 }""",
        "standardise.mean standardise.deviation block1.conv.weight block1.norm.weight block1.norm.bias block1.norm.running_mean "
        + "block1.norm.running_var block1.norm.num_batches_tracked head.weight head.bias")]
    public void State_OfANetwork_HasStableNames(string id, string options, string names)
    {
        using var network = Build(id, options, 1, 16);

        Assert.Equal(names.Split(' '), network.state_dict().Keys);
    }

    [Fact]
    public void State_OfResNet18_HasTorchvisionsNames()
    {
        using var network = Build("arch.resnet18", """{ "width": 2 }""", 3, 32);

        var names = network.state_dict().Keys;

        Assert.Contains("conv1.weight", names);
        Assert.Contains("bn1.running_var", names);
        Assert.Contains("layer2.0.downsample.0.weight", names);
        Assert.Contains("layer4.1.bn2.bias", names);
        Assert.Contains("fc.bias", names);
        // torchvision's resnet18 has 122 entries; ours has the standardisation besides.
        Assert.Equal(122 + 2, names.Count);
    }

    [Fact]
    public void Standardise_ByChannel_TakesInputsToMeanNoughtAndDeviationOne()
    {
        using var scope = NewDisposeScope();
        using var layer = new Standardise(new InputDescription([2, 1, 2], [1, 10], [2, 5]));

        var result = layer.call(tensor(new float[] { 1, 3, 10, 20 }, [1, 2, 1, 2]));

        Assert.Equal([0, 1, 0, 2], result.data<float>().ToArray());
    }

    [Theory]
    [InlineData("arch.small-cnn", "{}", new long[] { 20 }, "arch.mlp")]
    [InlineData("arch.small-cnn", """{ "depth": 5 }""", new long[] { 1, 16, 16 }, "at least 32x32")]
    [InlineData("arch.vit-tiny", "{}", new long[] { 1, 30, 28 }, "a patch that divides both")]
    [InlineData("arch.vit-tiny", """{ "heads": 5 }""", new long[] { 1, 28, 28 }, "5 heads")]
    [InlineData("arch.resnet18", """{ "stem": "imagenet" }""", new long[] { 3, 16, 16 }, "at least 32x32")]
    public void Network_ForInputsItDoesNotFit_IsRefusedWithAdvice(string id, string options, long[] shape, string advice)
    {
        var refusal = Assert.Throws<ModelException>(
            () => Shelf.Create<IArchitecture>(id, options).Build(new InputDescription(shape, [], []), 3));

        Assert.Contains(advice, refusal.Message);
    }

    private static nn.Module<Tensor, Tensor> Build(string id, string options, int channels, int size) =>
        Shelf.Create<IArchitecture>(id, options).Build(new InputDescription([channels, size, size], [0.5], [0.25]), 5);
}
