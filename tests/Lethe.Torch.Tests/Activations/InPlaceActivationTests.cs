using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Activations;

public class InPlaceActivationTests
{
    private static readonly Dictionary<string, Func<Tensor, bool, Tensor>> Functional = new()
    {
        ["relu"] = nn.functional.relu,
        ["relu6"] = nn.functional.relu6,
        ["leaky_relu"] = (x, inplace) => nn.functional.leaky_relu(x, 0.3, inplace),
        ["rrelu"] = (x, inplace) => nn.functional.rrelu(x, 0.2, 0.3, inplace),
        ["elu"] = (x, inplace) => nn.functional.elu(x, 0.7, inplace),
        ["selu"] = nn.functional.selu,
        ["celu"] = (x, inplace) => nn.functional.celu(x, 1.6, inplace),
        ["gelu"] = nn.functional.gelu,
        ["silu"] = nn.functional.silu,
        ["mish"] = nn.functional.mish,
        ["sigmoid"] = nn.functional.sigmoid,
        ["tanh"] = nn.functional.tanh,
        ["hardsigmoid"] = nn.functional.hardsigmoid,
        ["hardswish"] = nn.functional.hardswish,
        ["hardtanh"] = (x, inplace) => nn.functional.hardtanh(x, -2, 0.5, inplace),
        ["softsign"] = nn.functional.softsign,
        ["tanhshrink"] = nn.functional.tanhshrink,
        ["threshold"] = (x, inplace) => nn.functional.threshold(x, 0.1, -5, inplace),
    };

    private static readonly Dictionary<string, (Func<Tensor, Tensor> Fresh, Func<Tensor, Tensor> InPlace)> Methods = new()
    {
        ["relu"] = (x => x.relu(), x => x.relu_()),
        ["relu6"] = (x => x.relu6(), x => x.relu6_()),
        ["leaky_relu"] = (x => x.leaky_relu(0.3), x => x.leaky_relu_(0.3)),
        ["rrelu"] = (x => x.rrelu(), x => x.rrelu_()),
        ["elu"] = (x => x.elu(0.7), x => x.elu_(0.7)),
        ["elu scaled"] = (x => x.elu(0.7, 1.1, 0.9), x => x.elu_(0.7, 1.1, 0.9)),
        ["selu"] = (x => x.selu(), x => x.selu_()),
        ["celu"] = (x => x.celu(), x => x.celu_()),
        ["celu alpha"] = (x => x.celu(1.6), x => x.celu_(1.6)),
        ["gelu"] = (x => x.gelu(), x => x.gelu_()),
        ["silu"] = (x => x.silu(), x => x.silu_()),
        ["hardsigmoid"] = (x => x.hardsigmoid(), x => x.hardsigmoid_()),
        ["hardswish"] = (x => x.hardswish(), x => x.hardswish_()),
        ["hardtanh"] = (x => x.hardtanh(-2, 0.5), x => x.hardtanh_(-2, 0.5)),
        ["threshold"] = (x => x.threshold(0.1, -5), x => x.threshold_(0.1, -5)),
    };

    public static TheoryData<string> FunctionalNames => [.. Functional.Keys];

    public static TheoryData<string> MethodNames => [.. Methods.Keys];

    [Theory]
    [MemberData(nameof(FunctionalNames))]
    public void FunctionalForm_InPlace_ChangesItsInput_AndGivesASecondReference(string name)
    {
        using var scope = NewDisposeScope();
        var x = Matching.Vector(-2.5, -0.4, 0.3, 1.7, 8);
        var before = x.clone();
        var expected = Functional[name](x, false);
        Matching.Same(before, x);
        var result = Functional[name](x, true);
        Matching.Same(expected, x);
        Matching.Same(expected, result);
        Assert.NotSame(x, result);
        result.Dispose();
        Assert.False(x.IsInvalid);
    }

    [Theory]
    [MemberData(nameof(MethodNames))]
    public void Method_WithAnUnderscore_ChangesAndGivesTheTensorItself(string name)
    {
        using var scope = NewDisposeScope();
        var x = Matching.Vector(-2.5, -0.4, 0.3, 1.7, 8);
        var before = x.clone();
        var expected = Methods[name].Fresh(x);
        Matching.Same(before, x);
        Assert.Same(x, Methods[name].InPlace(x));
        Matching.Same(expected, x);
    }
}
