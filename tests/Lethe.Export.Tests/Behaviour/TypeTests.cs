using Lethe.Export.Tests.Models;
using Lethe.Export.Tests.Support;
using Lethe.Onnx;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Export.Tests.Behaviour;

public sealed class TypeTests
{
    [Fact]
    public void Save_DoubleCnn_GivesItsAnswers() => Agreement.Holds(
        Sequential(
            Conv2d(1, 4, 3), BatchNorm2d(4), ELU(), MaxPool2d(2), Conv2d(4, 4, 1), InstanceNorm2d(4), Softplus(),
            Upsample(scale_factor: [2, 2]), AvgPool2d(2), GELU(), AdaptiveAvgPool2d(1), Flatten(), Linear(4, 3),
            LayerNorm(3), Softmax(1)).to(ScalarType.Float64),
        [2, 1, 8, 8], ScalarType.Float64);

    [Fact]
    public void Save_DoubleFunctions_GiveTheirAnswers() => Agreement.Holds(
        new Computed(x => x.sin().asin() + x.tanh().acos() + x.atan() + x.tan() + x.sinh() + x.cosh() + x.asinh() + x.erf()
            + functional.selu(x) + functional.celu(x, 0.5) + functional.hardsigmoid(x) + x.pow(2).mean([1], true) + x.logsumexp(1, true)),
        [2, 5], ScalarType.Float64);

    [Fact]
    public void Save_DoubleLayersWithDoubleKernels_KeepTheirPrecision()
    {
        // A number that single precision cannot tell from one.
        using var scratch = new Scratch();
        using var scope = NewDisposeScope();
        var module = new Computed(x => (x + 1e-12 - 1) * 1e12);
        OnnxExport.Save(module, ones(2, 3, dtype: ScalarType.Float64), scratch["model.onnx"]);
        using var session = Agreement.Open(scratch["model.onnx"]);
        Assert.Equal(OnnxElementType.Float64, session.Outputs[0].ElementType);
        Agreement.Compare(session, module, ones(4, 3, dtype: ScalarType.Float64));
    }

    [Fact]
    public void Save_HalfParameters_AreWrittenAsHalf()
    {
        using var scratch = new Scratch();
        using var scope = NewDisposeScope();
        using var module = new HalfTable();
        OnnxExport.Save(module, Draw.Input([2, 3], ScalarType.Int64, 400, 1), scratch["model.onnx"]);
        Assert.InRange(new FileInfo(scratch["model.onnx"]).Length, 400 * 16 * 2, 400 * 16 * 2 + 4000);
        using var session = Agreement.Open(scratch["model.onnx"]);
        Assert.Equal(OnnxElementType.Float16, session.Outputs[0].ElementType);
        Agreement.Compare(session, module, Draw.Input([5, 3], ScalarType.Int64, 400, 2), 1e-2, 1e-2);
    }

    [Fact]
    public void Save_HalfInput_TakesHalf()
    {
        using var scratch = new Scratch();
        using var scope = NewDisposeScope();
        var module = new Computed(x => (x * 2 + ones(3, dtype: ScalarType.Float16)).to(ScalarType.Float32).softmax(1));
        OnnxExport.Save(module, ones(2, 3, dtype: ScalarType.Float16), scratch["model.onnx"]);
        using var session = Agreement.Open(scratch["model.onnx"]);
        Assert.Equal("input: Float16 [batch, 3]", session.Inputs[0].ToString());
        Agreement.Compare(session, module, Draw.Input([4, 3], ScalarType.Float16, 0, 3), 1e-3, 1e-3);
    }

    [Fact]
    public void Save_SmallWholeNumbers_AreComputedInOnesThatFit() => Agreement.Holds(
        new Computed(x => x.to(ScalarType.Int8) + x.to(ScalarType.Int16) * 2 - x.amax([1], true)), [2, 3], ScalarType.Byte);
}
