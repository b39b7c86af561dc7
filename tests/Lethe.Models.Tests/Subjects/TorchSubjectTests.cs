using Lethe.Models.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Models.Tests.Subjects;

public class TorchSubjectTests
{
    private static readonly InputDescription Images = new([1, 16, 16], [0.5], [0.2], 0, 1);

    [Fact]
    public void Predict_OnATrainingNetwork_EvaluatesWithoutGradientAndLeavesEachModeAsItWas()
    {
        using var scope = NewDisposeScope();
        using var subject = Subject("arch.small-cnn", """{ "dropout": 0.5 }""");
        subject.Module.train();
        var frozen = subject.Module.named_modules().Single(named => named.name == "block1.norm").module;
        frozen.eval();
        var inputs = rand([4, 1, 16, 16]);

        var first = subject.Predict(inputs);

        Assert.True(first.Equals(subject.Predict(inputs)));
        Assert.False(first.requires_grad);
        Assert.True(subject.Module.training);
        Assert.False(frozen.training);
        Assert.True(subject.Module.named_modules().Single(named => named.name == "block2.norm").module.training);
    }

    [Fact]
    public void Predict_TargetsOfALoss_CanBeDifferentiatedPast()
    {
        using var scope = NewDisposeScope();
        using var teacher = Subject("arch.mlp", "{}");
        using var student = teacher.Copy();
        var inputs = rand([4, 1, 16, 16]);

        (student.Forward(inputs) * teacher.Predict(inputs)).sum().backward();

        Assert.All(student.Module.parameters(), parameter => Assert.NotNull(parameter.grad));
    }

    [Fact]
    public void Forward_WithRespectToInputs_HasTheGradientOfFiniteDifferences()
    {
        using var scope = NewDisposeScope();
        using var subject = Subject("arch.mlp", """{ "widths": [8], "activation": "tanh" }""");
        subject.Module.eval();
        subject.Module.to(ScalarType.Float64);
        var inputs = rand([1, 1, 16, 16], ScalarType.Float64).requires_grad_();

        subject.Forward(inputs)[0, 2].backward();

        var (there, here) = (inputs.detach().clone(), inputs.detach().clone());
        there[0, 0, 3, 5] += 1e-5;
        here[0, 0, 3, 5] -= 1e-5;
        var slope = (subject.Predict(there)[0, 2] - subject.Predict(here)[0, 2]).item<double>() / 2e-5;
        Assert.Equal(slope, inputs.grad![0, 0, 3, 5].item<double>(), 1e-6);
    }

    [Theory]
    [InlineData("arch.mlp", """{ "widths": [32, 12] }""", 12, "head")]
    [InlineData("arch.small-cnn", "{}", 32 * 4 * 4, "head")]
    [InlineData("arch.resnet18", """{ "width": 2 }""", 16, "fc")]
    [InlineData("arch.vit-tiny", """{ "width": 24, "depth": 2 }""", 24, "head")]
    public void Features_OfANetwork_AreWhatItsLastLayerReads(string id, string options, int size, string head)
    {
        using var scope = NewDisposeScope();
        using var subject = Subject(id, options);
        var inputs = rand([3, 1, 16, 16]);

        var features = subject.Features(inputs);

        Assert.Equal([3, size], features.shape);
        var state = subject.Module.state_dict();
        var logits = features.matmul(state[$"{head}.weight"].t()) + state[$"{head}.bias"];
        Assert.True(logits.allclose(subject.Predict(inputs), 1e-4, 1e-5));
    }

    [Fact]
    public void Features_OfANetworkThatSaysThem_AreThose()
    {
        using var scope = NewDisposeScope();
        using var subject = new TorchSubject(new Doubling(), () => new Doubling(), CPU);

        Assert.Equal([2f, 4f], subject.Features(tensor(new float[] { 1, 2 }, [1, 2])).data<float>().ToArray());
    }

    [Fact]
    public void Features_WithoutALinearLayer_AreRefused()
    {
        using var scope = NewDisposeScope();
        using var subject = new TorchSubject(nn.ReLU(), () => nn.ReLU(), CPU);

        var refusal = Assert.Throws<CapabilityException>(() => subject.Features(ones([1, 2])));

        Assert.Equal("This needs features; a network does not give that.", refusal.Message);
    }

    [Fact]
    public void Copy_TrainedOn_LeavesTheOriginalAndTorchsRandomNumbersAlone()
    {
        using var scope = NewDisposeScope();
        using var subject = Subject("arch.small-cnn", "{}");
        subject.Module.train();
        subject.Module.call(rand([4, 1, 16, 16]) + 2);
        subject.Module.get_parameter("head.bias")!.requires_grad = false;
        subject.Module.eval();
        manual_seed(1);
        var expected = rand([3]);
        manual_seed(1);

        using var copy = subject.Copy();

        Assert.True(expected.Equals(rand([3])));
        Assert.Equal(Weights.Bits(subject), Weights.Bits(copy));
        Assert.False(copy.Module.training);
        Assert.False(copy.Module.get_parameter("head.bias")!.requires_grad);
        using (no_grad()) copy.Module.get_parameter("head.weight")!.add_(1);
        Assert.NotEqual(Weights.Bits(subject), Weights.Bits(copy));
    }

    [Fact]
    public void PredictFeaturesAndCopy_AndDisposed_LeaveNothingBehind()
    {
        using var subject = Subject("arch.small-cnn", "{}");
        using var inputs = rand([3, 1, 16, 16]);
        subject.Predict(inputs).Dispose();
        var before = Weights.Live;

        subject.Predict(inputs).Dispose();
        subject.Features(inputs).Dispose();
        subject.Copy().Dispose();

        Assert.Equal(before, Weights.Live);
    }

    private static TorchSubject Subject(string id, string options)
    {
        manual_seed(2);
        var reference = new PluginReference(id, System.Text.Json.Nodes.JsonNode.Parse(options)!.AsObject());
        return new TorchSubject(new Blueprint(reference, Images, 3), Shelf.Instance, CPU);
    }

    private sealed class Doubling() : nn.Module<Tensor, Tensor>(nameof(Doubling)), IHasFeatures
    {
        public override Tensor forward(Tensor input) => 3 * input;

        public Tensor Features(Tensor inputs) => 2 * inputs;
    }
}
