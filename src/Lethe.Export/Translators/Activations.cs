using Lethe.Export.Graphs;
using Lethe.Export.Translation;
using Lethe.Onnx.Graphs;

namespace Lethe.Export.Translators;

/// <summary>Activation functions.</summary>
internal static class Activations
{
    // From here on softplus(x) and x are the same single-precision number.
    private const double Linear = 20;

    public static readonly Entry[] Table =
    [
        new("relu", Relu),
        new("relu6", c => Clipped(c, 0, 6)),
        new("hardtanh", c => Clipped(c, c.Real(1, -1), c.Real(2, 1))),
        new("leaky_relu", c => Leaky(c, c.Real(1, 0.01))),
        new("rrelu", Randomised),
        new("prelu", Learned),
        new("elu", Elu),
        new("selu", c => c.Node("Selu", c.In(0))),
        new("celu", c => c.Node("Celu", c.In(0), OnnxAttribute.Float("alpha", (float)c.Real(1, 1)))),
        new("gelu", c => c.Text(1, "none") == "tanh" ? GeluByTanh(c) : Gelu(c)),
        new("silu", c => c.Mul(c.In(0), c.Node("Sigmoid", c.In(0)))),
        new("mish", c => c.Mul(c.In(0), c.Node("Tanh", c.Node("Softplus", c.In(0))))),
        new("glu", Gated),
        new("log_sigmoid", c => c.Node("Neg", c.Node("Softplus", c.Node("Neg", c.In(0))))),
        new("hardsigmoid", c => HardSigmoid(c, c.In(0))),
        new("hardswish", c => c.Mul(c.In(0), HardSigmoid(c, c.In(0)))),
        new("hardshrink", c => Shrunk(c, 0)),
        new("softshrink", c => Shrunk(c, c.Real(1, 0.5))),
        new("softplus", Softplus),
        new("threshold", c => c.Where(
            c.Compare("Greater", c.In(0), c.Operand(1, c.Type)), c.In(0), c.Operand(2, c.Type))),
        new("softmax _softmax", c => Normalised(c, "Softmax")),
        new("log_softmax _log_softmax", c => Normalised(c, "LogSoftmax")),
    ];

    private static Term Relu(Call c) => ElementTypes.IsFloating(c.Type)
        ? c.Node("Relu", c.In(0))
        : c.Node("Max", [c.In(0), c.Scalar(0, c.Type)]);

    private static Term Clipped(Call c, double least, double most) =>
        c.Node("Clip", [c.In(0), c.Scalar(least, c.Type), c.Scalar(most, c.Type)]);

    private static Term Leaky(Call c, double slope) => c.Node("LeakyRelu", c.In(0), OnnxAttribute.Float("alpha", (float)slope));

    private static Term Randomised(Call c)
    {
        c.IgnoreFrom(4);
        return c.Flag(3)
            ? throw new Refusal("it draws its slopes although the module is in evaluation mode. Draw in training only.")
            : Leaky(c, (c.Real(1, 1.0 / 8) + c.Real(2, 1.0 / 3)) / 2);
    }

    private static Term Learned(Call c)
    {
        var (slope, rank) = (c.Tensor(1), c.Rank(0));
        // One to a channel: channels are the second dimension.
        if (rank <= 2 || slope.Shape is [] || slope.Shape[0].Is(1)) return c.Node("PRelu", [c.In(0), c.In(1)]);
        long[] behind = [.. Enumerable.Range(1, rank - 2).Select(axis => (long)axis)];
        return c.Node("PRelu", [c.In(0), c.Unsqueeze(c.In(1), behind)]);
    }

    private static Term Elu(Call c)
    {
        var (x, alpha, scale, inside) = (c.In(0), c.Real(1, 1), c.Real(2, 1), c.Real(3, 1));
        if (scale == 1 && inside == 1) return c.Node("Elu", x, OnnxAttribute.Float("alpha", (float)alpha));
        var low = c.Mul(c.Add(c.Node("Exp", c.Mul(x, inside)), -1), alpha * scale);
        return c.Where(c.Compare("Greater", x, c.Scalar(0, c.Type)), c.Mul(x, scale), low);
    }

    private static Term Gelu(Call c)
    {
        var x = c.In(0);
        return c.Mul(c.Mul(x, 0.5), c.Add(c.Node("Erf", c.Mul(x, Math.Sqrt(0.5))), 1));
    }

    private static Term GeluByTanh(Call c)
    {
        var x = c.In(0);
        var cubic = c.Mul(c.Mul(c.Mul(x, x), x), 0.044715);
        return c.Mul(c.Mul(x, 0.5), c.Add(c.Node("Tanh", c.Mul(c.Add(x, cubic), Math.Sqrt(2 / Math.PI))), 1));
    }

    private static Term Gated(Call c)
    {
        var axis = c.Axis(1, c.Rank(0), -1);
        var halves = c.Nodes([c.Type, c.Type], "Split", [c.In(0)], OnnxAttribute.Int("axis", axis));
        return c.Mul(halves[0], c.Node("Sigmoid", halves[1]));
    }

    private static Term HardSigmoid(Call c, Term x) =>
        c.Node("HardSigmoid", x, OnnxAttribute.Float("alpha", 1f / 6), OnnxAttribute.Float("beta", 0.5f));

    private static Term Shrunk(Call c, double bias) => c.Node(
        "Shrink", c.In(0), OnnxAttribute.Float("bias", (float)bias), OnnxAttribute.Float("lambd", (float)c.Real(1, 0.5)));

    private static Term Softplus(Call c)
    {
        var (beta, threshold) = (c.Real(1, 1), c.Real(2, Linear));
        var x = c.In(0);
        var sharpened = c.Mul(x, beta);
        var bent = c.Div(c.Node("Softplus", sharpened), beta);
        return threshold >= Linear ? bent : c.Where(c.Compare("Greater", sharpened, c.Scalar(threshold, c.Type)), x, bent);
    }

    private static Term Normalised(Call c, string op)
    {
        c.IgnoreFrom(2);
        return c.Node(op, c.In(0, c.Type), OnnxAttribute.Int("axis", c.Axis(1, c.Rank(0))));
    }
}
