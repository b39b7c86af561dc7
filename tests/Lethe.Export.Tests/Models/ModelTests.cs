using Lethe.Export.Tests.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Export.Tests.Models;

public sealed class ModelTests
{
    [Fact]
    public void Save_Mlp_GivesItsAnswers() => Agreement.Holds(
        Sequential(("first", Linear(6, 16)), ("act", Tanh()), ("drop", Dropout(0.3)), ("last", Linear(16, 3))), [4, 6]);

    [Fact]
    public void Save_SmallCnn_GivesItsAnswers() => Agreement.Holds(
        Sequential(
            Conv2d(1, 8, 3, padding: 1), BatchNorm2d(8), ReLU(inplace: true), MaxPool2d(2),
            Conv2d(8, 16, 3), BatchNorm2d(16), ReLU(), AdaptiveAvgPool2d(1), Flatten(), Linear(16, 10), LogSoftmax(1)),
        [4, 1, 12, 12]);

    [Fact]
    public void Save_ResNet18_GivesItsAnswers()
    {
        var model = Sequential(Conv2d(3, 64, 3, padding: 1, bias: false), BatchNorm2d(64), ReLU());
        var inputs = 64;
        foreach (var (width, stride) in new[] { (64, 1), (128, 2), (256, 2), (512, 2) })
        {
            model.append(new ResidualBlock(inputs, width, stride)).append(new ResidualBlock(width, width, 1));
            inputs = width;
        }
        model.append(AdaptiveAvgPool2d(1)).append(Flatten()).append(Linear(512, 10));
        Settled(model);
        using var scratch = new Scratch();
        using var scope = NewDisposeScope();
        OnnxExport.Save(model, Draw.Input([2, 3, 32, 32], ScalarType.Float32, 0, 1), scratch["resnet18.onnx"]);
        using var session = Agreement.Open(scratch["resnet18.onnx"]);
        foreach (var batch in new[] { 1L, 2, 5 })
            Agreement.Compare(session, model, Draw.Input([batch, 3, 32, 32], ScalarType.Float32, 0, (ulong)batch));
    }

    [Fact]
    public void Save_VisionTransformer_GivesItsAnswers() => Agreement.Holds(new VisionTransformer(), [2, 3, 16, 16]);

    [Fact]
    public void Save_LanguageModel_GivesItsAnswers() =>
        Agreement.Holds(new LanguageModel(), [2, 12], ScalarType.Int64, LanguageModel.Vocabulary);

    [Fact]
    public void Save_UNet_GivesItsAnswers() => Agreement.Holds(new SmallUNet(), [2, 1, 16, 24]);

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Save_MultiheadAttention_GivesItsAnswers(bool causal, bool extra) =>
        Agreement.Holds(new HeadedAttention(causal, extra), [3, 5, 8]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Save_ScaledDotProductAttention_GivesItsAnswers(bool causal) => Agreement.Holds(
        new Computed(x => functional.scaled_dot_product_attention(x, x * 0.5, x + 1, is_casual: causal)), [3, 2, 5, 8]);

    [Fact]
    public void Save_AttentionWithoutBatchFirst_TakesTheBatchFromItsDimension()
    {
        var options = new OnnxExportOptions { BatchName = null, DynamicDimensions = [new OnnxDynamicDimension(1, "batch")] };
        using var scratch = new Scratch();
        using var scope = NewDisposeScope();
        var attention = Draw.Filled(MultiheadAttention(8, 2));
        var module = new Computed(x => attention.call(x, x, x, need_weights: false).Item1);
        attention.eval();
        OnnxExport.Save(module, Draw.Input([4, 3, 8], ScalarType.Float32, 0, 1), scratch["model.onnx"], options);
        using var session = Agreement.Open(scratch["model.onnx"]);
        Assert.Equal("[4, batch, 8]", $"[{string.Join(", ", session.Outputs[0].Shape)}]");
        foreach (var batch in new[] { 1L, 3, 6 })
            Agreement.Compare(session, module, Draw.Input([4, batch, 8], ScalarType.Float32, 0, (ulong)batch));
    }

    // Weights drawn anew would make numbers of millions in eighteen layers; the statistics keep each layer in its range.
    private static void Settled(Sequential model)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        model.train();
        for (var step = 0; step < 3; step++) model.call(Draw.Input([8, 3, 32, 32], ScalarType.Float32, 0, (ulong)step + 50));
    }
}
