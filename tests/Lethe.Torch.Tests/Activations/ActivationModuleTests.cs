using Lethe.Torch.Tests.Support;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Lethe.Torch.Tests.Activations;

public class ActivationModuleTests
{
    private static readonly Dictionary<string, (Func<nn.Module<Tensor, Tensor>> Make, Func<Tensor, Tensor> Same)> Modules = new()
    {
        ["ReLU"] = (() => nn.ReLU(), x => F.relu(x)),
        ["ReLU6"] = (() => nn.ReLU6(), x => F.relu6(x)),
        ["LeakyReLU"] = (() => nn.LeakyReLU(0.2), x => F.leaky_relu(x, 0.2)),
        ["ELU"] = (() => nn.ELU(0.7), x => F.elu(x, 0.7)),
        ["SELU"] = (() => nn.SELU(), x => F.selu(x)),
        ["CELU"] = (() => nn.CELU(1.6), x => F.celu(x, 1.6)),
        ["GELU"] = (nn.GELU, F.gelu),
        ["SiLU"] = (nn.SiLU, x => F.silu(x)),
        ["Mish"] = (nn.Mish, x => F.mish(x)),
        ["GLU"] = (() => nn.GLU(0), x => F.glu(x, 0)),
        ["Sigmoid"] = (nn.Sigmoid, F.sigmoid),
        ["LogSigmoid"] = (nn.LogSigmoid, F.logsigmoid),
        ["Hardsigmoid"] = (() => nn.Hardsigmoid(), x => F.hardsigmoid(x)),
        ["Hardswish"] = (() => nn.Hardswish(), x => F.hardswish(x)),
        ["Hardtanh"] = (() => nn.Hardtanh(-2, 0.5), x => F.hardtanh(x, -2, 0.5)),
        ["Hardshrink"] = (() => nn.Hardshrink(2), x => F.hardshrink(x, 2)),
        ["Softshrink"] = (() => nn.Softshrink(0.2), x => F.softshrink(x, 0.2)),
        ["Softplus"] = (() => nn.Softplus(3, 5), x => F.softplus(x, 3, 5)),
        ["Softsign"] = (nn.Softsign, x => F.softsign(x)),
        ["Tanh"] = (nn.Tanh, x => F.tanh(x)),
        ["Tanhshrink"] = (nn.Tanhshrink, x => F.tanhshrink(x)),
        ["Threshold"] = (() => nn.Threshold(0.1, -5), x => F.threshold(x, 0.1, -5)),
        ["Softmax"] = (() => nn.Softmax(1), x => F.softmax(x, 1)),
        ["Softmax2d"] = (nn.Softmax2d, F.softmax2d),
        ["Softmin"] = (() => nn.Softmin(2), x => F.softmin(x, 2)),
        ["LogSoftmax"] = (() => nn.LogSoftmax(0), x => F.log_softmax(x, 0)),
    };

    private static readonly Dictionary<string, Func<nn.Module<Tensor, Tensor>>> InPlace = new()
    {
        ["ReLU"] = () => nn.ReLU(true),
        ["ReLU6"] = () => nn.ReLU6(true),
        ["LeakyReLU"] = () => nn.LeakyReLU(0.2, true),
        ["ELU"] = () => nn.ELU(0.7, true),
        ["SELU"] = () => nn.SELU(true),
        ["CELU"] = () => nn.CELU(1.6, true),
        ["GELU"] = () => nn.GELU(true),
        ["SiLU"] = () => nn.SiLU(true),
        ["Mish"] = () => nn.Mish(true),
        ["Sigmoid"] = () => nn.Sigmoid(true),
        ["Hardsigmoid"] = () => nn.Hardsigmoid(true),
        ["Hardswish"] = () => nn.Hardswish(true),
        ["Hardtanh"] = () => nn.Hardtanh(-2, 0.5, true),
        ["Softsign"] = () => nn.Softsign(true),
        ["Tanh"] = () => nn.Tanh(true),
        ["Tanhshrink"] = () => nn.Tanhshrink(true),
        ["Threshold"] = () => nn.Threshold(0.1, -5, true),
    };

    public static TheoryData<string> Names => [.. Modules.Keys];

    public static TheoryData<string> InPlaceNames => [.. InPlace.Keys];

    private static Tensor Input() => GradCheck.Uniform(2, 4, 3);

    [Theory]
    [MemberData(nameof(Names))]
    public void Module_OfAnyInput_GivesWhatItsFunctionGives(string name)
    {
        using var scope = NewDisposeScope();
        using var module = Modules[name].Make();
        var (x, before) = (Input(), Input());
        Matching.Same(Modules[name].Same(x), module.call(x));
        Matching.Same(before, x);
        Assert.Equal(name, module.GetName());
        Assert.Empty(module.parameters());
        Assert.Empty(module.state_dict());
    }

    [Theory]
    [MemberData(nameof(InPlaceNames))]
    public void Module_InPlace_ChangesItsInput(string name)
    {
        using var scope = NewDisposeScope();
        using var module = InPlace[name]();
        var x = Input();
        var expected = Modules[name].Same(x);
        Matching.Same(expected, module.call(x));
        Matching.Same(expected, x);
    }

    [Fact]
    public void Setting_ChangedAfterwards_IsFollowed()
    {
        using var scope = NewDisposeScope();
        using var module = nn.LeakyReLU();
        Assert.Equal(0.01, module.negative_slope);
        module.negative_slope = 0.5;
        Matching.Numbers([-1, 3], module.call(Matching.Vector(-2, 3)));
    }

    [Fact]
    public void PReLU_PerChannel_LearnsItsSlopes()
    {
        using var scope = NewDisposeScope();
        using var module = nn.PReLU(2, 0.5, dtype: ScalarType.Float64);
        var x = Matching.Matrix(2, 2, -2, -4, 6, -8);
        var result = module.call(x);
        Matching.Numbers([-1, -2, 6, -4], result);
        Native.Aten.sum.Call(result).backward();
        Matching.Numbers([-2, -12], module.weight.grad!);
        var (name, parameter) = Assert.Single(module.named_parameters());
        Assert.Equal("weight", name);
        Assert.Same(module.weight, parameter);
        Assert.Equal((2L, 0.5), (module.num_parameters, module.init));
    }

    [Fact]
    public void PReLU_GivenAnotherWeight_UsesAndOwnsIt()
    {
        using var scope = NewDisposeScope();
        using var module = nn.PReLU(1);
        var first = module.weight;
        Assert.Equal(ScalarType.Float32, first.dtype);
        Assert.Equal(0.25f, first.item<float>());
        module.weight = new Parameter(Matching.Vector(0.125));
        Assert.True(first.IsInvalid);
        Matching.Numbers([-1, 8], module.call(Matching.Vector(-8, 8)));
    }

    [Fact]
    public void RReLU_InEvaluation_UsesTheMiddleOfItsRange()
    {
        using var scope = NewDisposeScope();
        using var module = nn.RReLU(0.2, 0.4);
        module.eval();
        Matching.Numbers([-0.3, -0.6, 5], module.call(Matching.Vector(-1, -2, 5)));
    }

    [Fact]
    public void RReLU_InTraining_DrawsASlopeForEveryElement()
    {
        using var scope = NewDisposeScope();
        using var module = nn.RReLU(0.2, 0.4);
        var slopes = module.call(full([1000], -1, ScalarType.Float64)).data<double>().ToArray().Select(y => -y).ToArray();
        Assert.All(slopes, slope => Assert.InRange(slope, 0.2, 0.4));
        // Five standard errors of the mean of 1000 uniform draws are 0.0091.
        Assert.InRange(slopes.Average(), 0.29, 0.31);
        Assert.True(slopes.Distinct().Count() > 990);
        Matching.Numbers([3, 5], module.call(Matching.Vector(3, 5)));
    }
}
