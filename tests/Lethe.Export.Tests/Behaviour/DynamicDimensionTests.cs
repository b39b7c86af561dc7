using Lethe.Export.Tests.Models;
using Lethe.Export.Tests.Support;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Export.Tests.Behaviour;

public sealed class DynamicDimensionTests
{
    [Fact]
    public void Save_LanguageModelOfAnyLength_GivesItsAnswers()
    {
        using var scratch = new Scratch();
        using var scope = NewDisposeScope();
        var model = Draw.Filled(new LanguageModel());
        OnnxExport.Save(model, Ids(2, 8), scratch["model.onnx"], Dimensions(new OnnxDynamicDimension(1, "length")));
        using var session = Agreement.Open(scratch["model.onnx"]);
        Assert.Equal("output: Float32 [batch, length, 31]", session.Outputs[0].ToString());
        foreach (var (batch, length) in new[] { (1L, 1L), (2L, 8L), (3L, 20L), (5L, 32L) })
            Agreement.Compare(session, model, Ids(batch, length));
    }

    [Fact]
    public void Save_ImageOfAnySize_GivesItsAnswers()
    {
        using var scratch = new Scratch();
        using var scope = NewDisposeScope();
        var model = Draw.Filled(Sequential(
            Conv2d(1, 4, 3, stride: 2, padding: 1), GroupNorm(2, 4), ReLU(), Upsample(scale_factor: [2, 2]),
            new Computed(x => x.flatten(2).mT.reshape(x.size(0), x.size(2) * x.size(3), 2, 2).sum(2)),
            new Computed(x => x.mean([1]))));
        OnnxExport.Save(model, Image(2, 8, 10), scratch["model.onnx"], Dimensions(
            new OnnxDynamicDimension(2, "height") { OtherSize = 12 }, new OnnxDynamicDimension(3, "width") { OtherSize = 16 }));
        using var session = Agreement.Open(scratch["model.onnx"]);
        foreach (var (batch, height, width) in new[] { (1L, 8L, 8L), (4L, 6L, 20L), (2L, 9L, 7L) })
            Agreement.Compare(session, model, Image(batch, height, width));
    }

    [Fact]
    public void Save_SizesComputedInCSharp_AreComputedInTheGraph()
    {
        using var scratch = new Scratch();
        using var scope = NewDisposeScope();
        var model = new Computed(x =>
        {
            var (rows, columns) = (x.size(0), x.size(1));
            var grid = arange(rows * columns, ScalarType.Float32).view(rows, columns) / (columns + 1);
            return (x + grid).narrow(1, columns - 2, 2) * (2 * rows);
        });
        OnnxExport.Save(model, ones(2, 6), scratch["model.onnx"], Dimensions(new OnnxDynamicDimension(1, "columns")));
        using var session = Agreement.Open(scratch["model.onnx"]);
        foreach (var (rows, columns) in new[] { (1L, 2L), (3L, 5L), (4L, 11L) })
            Agreement.Compare(session, model, Draw.Input([rows, columns], ScalarType.Float32, 0, 3));
    }

    [Fact]
    public void Save_OtherSizeThatTheModuleRefuses_SaysSo()
    {
        using var scratch = new Scratch();
        using var scope = NewDisposeScope();
        var model = new Computed(x => x.view(x.size(0), 2, x.size(1) / 2).sum(1));
        var odd = Assert.Throws<OnnxExportException>(() => OnnxExport.Save(
            model, ones(2, 6), scratch["model.onnx"], Dimensions(new OnnxDynamicDimension(1, "columns"))));
        Assert.Contains("give dynamic dimensions sizes that it takes", odd.Message, StringComparison.Ordinal);
        OnnxExport.Save(
            model, ones(2, 6), scratch["model.onnx"], Dimensions(new OnnxDynamicDimension(1, "columns") { OtherSize = 8 }));
        using var session = Agreement.Open(scratch["model.onnx"]);
        Agreement.Compare(session, model, Draw.Input([3, 10], ScalarType.Float32, 0, 3));
    }

    [Theory]
    [InlineData(2, "Dimension 2 ('columns') is not one of the example, which has 2.")]
    [InlineData(0, "Dimension 0 is named twice, 'batch' and 'columns'.")]
    public void Save_DimensionThatIsNotThere_IsRefused(int dimension, string message)
    {
        using var scratch = new Scratch();
        using var scope = NewDisposeScope();
        var fault = Assert.Throws<OnnxExportException>(() => OnnxExport.Save(
            Linear(4, 2), ones(2, 4), scratch["model.onnx"], Dimensions(new OnnxDynamicDimension(dimension, "columns"))));
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_TwoDimensionsOfOneName_AreRefused() => Assert.Throws<ArgumentException>(() => OnnxExport.Save(
        Linear(4, 2), ones(2, 4), "model.onnx", Dimensions(new OnnxDynamicDimension(1, "batch"))));

    private static OnnxExportOptions Dimensions(params OnnxDynamicDimension[] dimensions) =>
        new() { DynamicDimensions = dimensions };

    private static Tensor Ids(long batch, long length) =>
        Draw.Input([batch, length], ScalarType.Int64, LanguageModel.Vocabulary, (ulong)(batch * 100 + length));

    private static Tensor Image(long batch, long height, long width) =>
        Draw.Input([batch, 1, height, width], ScalarType.Float32, 0, (ulong)(batch * 100 + height * 10 + width));
}
