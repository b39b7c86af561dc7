using Lethe.Models.Tests.Support;
using Lethe.Models.Training;
using static TorchSharp.torch;

namespace Lethe.Models.Tests.Training;

public class LowPrecisionTwinTests
{
    [Fact]
    public void Gradients_OfTheTwin_AreThoseOfTheOriginalToAFewPercent()
    {
        using var scope = NewDisposeScope();
        // Smooth throughout: where a ReLU or a pooling goes the other way, gradients differ for another reason.
        const string Smooth = """{ "widths": [32, 16], "activation": "tanh" }""";
        var network = Build("arch.mlp", Smooth);
        using var low = new LowPrecisionTwin(network, Build("arch.mlp", Smooth));
        var inputs = rand([16, 1, 8, 8]);
        var labels = randint(0, 3, [16], ScalarType.Int64);

        nn.functional.cross_entropy(network.call(inputs), labels).backward();
        var exact = network.parameters().Select(parameter => parameter.grad!.clone()).ToArray();
        network.zero_grad();
        nn.functional.cross_entropy(low.Network.call(inputs), labels).backward();
        low.HandOverGradients();

        var found = network.parameters().Select(parameter => parameter.grad!).ToArray();
        Assert.All(found, gradient => Assert.Equal(ScalarType.Float32, gradient.dtype));
        static Tensor Row(IEnumerable<Tensor> tensors) => cat([.. tensors.Select(one => one.flatten())]);
        var error = (Row(found) - Row(exact)).norm().item<float>() / Row(exact).norm().item<float>();
        // bfloat16 keeps eight bits of a number; some error there must be, or nothing was computed in it.
        Assert.InRange(error, 1e-5, 0.03);
    }

    [Fact]
    public void RefreshAndHandOver_AfterAStep_BringWeightsOneWayAndAveragesTheOther()
    {
        using var scope = NewDisposeScope();
        var network = Build();
        using var low = new LowPrecisionTwin(network, Build());

        low.Network.call(rand([16, 1, 8, 8]) + 3);
        low.HandOverBuffers();
        using (no_grad()) network.get_parameter("head.bias")!.fill_(0.5);
        low.Refresh();

        Assert.Equal(1, network.get_buffer("block1.norm.num_batches_tracked")!.item<long>());
        Assert.True(network.get_buffer("block1.norm.running_mean")!.abs().sum().item<float>() > 0);
        Assert.All(low.Network.get_parameter("head.bias")!.to(ScalarType.Float32).data<float>().ToArray(), value => Assert.Equal(0.5f, value));
    }

    private static nn.Module<Tensor, Tensor> Build(
        string id = "arch.small-cnn", string options = """{ "width": 4, "depth": 1 }""")
    {
        manual_seed(4);
        return Shelf.Create<IArchitecture>(id, options)
            .Build(new InputDescription([1, 8, 8], [], []), 3);
    }
}
