using Lethe.Export.Tests.Support;
using static TorchSharp.torch.nn;

namespace Lethe.Export.Tests.Operators;

public sealed class ActivationTests
{
    private static readonly Cases All = new()
    {
        { "relu", () => ReLU(), 3, 4 },
        { "relu in place", () => Sequential(Linear(4, 4), ReLU(inplace: true)), 3, 4 },
        { "relu in place on the input", () => ReLU(inplace: true), 3, 4 },
        { "relu6", () => ReLU6(), 3, 40 },
        { "leaky relu", () => LeakyReLU(0.2), 3, 4 },
        { "prelu, one slope", () => PReLU(1), 3, 4, 5 },
        { "prelu by channel", () => PReLU(4), 3, 4, 5, 2 },
        { "prelu by feature", () => PReLU(4), 3, 4 },
        { "rrelu", () => RReLU(), 3, 4 },
        { "elu", () => ELU(0.7), 3, 4 },
        { "elu with scales", x => x.elu(0.7, 1.3, 0.5), 3, 4 },
        { "selu", () => SELU(), 3, 4 },
        { "celu", () => CELU(0.7), 3, 4 },
        { "gelu", () => GELU(), 3, 4 },
        { "silu", () => SiLU(), 3, 4 },
        { "mish", () => Mish(), 3, 4 },
        { "glu", () => GLU(1), 3, 8, 2 },
        { "log sigmoid", () => LogSigmoid(), 3, 4 },
        { "sigmoid", () => Sigmoid(), 3, 4 },
        { "tanh", () => Tanh(), 3, 4 },
        { "hard sigmoid", () => Hardsigmoid(), 3, 40 },
        { "hard swish", () => Hardswish(), 3, 40 },
        { "hard tanh", () => Hardtanh(-0.5, 0.8), 3, 4 },
        { "hard shrink", () => Hardshrink(0.6), 3, 4 },
        { "soft shrink", () => Softshrink(0.6), 3, 4 },
        { "softplus", () => Softplus(), 3, 4 },
        { "softplus with a low threshold", () => Softplus(2, 1), 3, 40 },
        { "softsign", () => Softsign(), 3, 4 },
        { "tanh shrink", () => Tanhshrink(), 3, 4 },
        { "threshold", () => Threshold(0.1, -3), 3, 4 },
        { "softmax", () => Softmax(1), 3, 4, 2 },
        { "softmax over the last", () => Softmax(-1), 3, 4, 2 },
        { "softmax 2d", () => Softmax2d(), 3, 4, 2, 2 },
        { "softmin", () => Softmin(1), 3, 4 },
        { "log softmax", () => LogSoftmax(1), 3, 4 },
        { "dropout", () => Sequential(Dropout(0.5), Dropout2d(0.5), AlphaDropout(0.5)), 3, 4, 2, 2 },
    };

    public static TheoryData<string> Names => All.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Save_Activation_GivesTheModulesAnswers(string name) => All.Run(name);
}
