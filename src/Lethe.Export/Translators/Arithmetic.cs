using Lethe.Export.Graphs;
using Lethe.Export.Translation;
using Lethe.Onnx.Graphs;
using static TorchSharp.torch;

namespace Lethe.Export.Translators;

/// <summary>Arithmetic of two operands, tensors or numbers, in the type of the result.</summary>
internal static class Arithmetic
{
    public static readonly Entry[] Table =
    [
        new("add", c => c.Type == ScalarType.Bool ? Both(c, "Or") : c.Add(Left(c), Scaled(c, Right(c), 2))),
        new("sub", c => c.Sub(Left(c), Scaled(c, Right(c), 2))),
        new("rsub", c => c.Sub(Right(c), Scaled(c, Left(c), 2))),
        new("mul", c => c.Type == ScalarType.Bool ? Both(c, "And") : c.Mul(Left(c), Right(c))),
        new("div true_divide", Divide),
        new("floor_divide", c => Floored(c, Left(c), Right(c))),
        new("remainder", c => Remainder(c, Left(c), Right(c))),
        new("fmod", c => c.Node("Mod", [Left(c), Right(c)], OnnxAttribute.Int("fmod", 1))),
        new("pow float_power", c => c.Node("Pow", [Left(c), Right(c)])),
        new("maximum", c => c.Node("Max", [Left(c), Right(c)])),
        new("minimum", c => c.Node("Min", [Left(c), Right(c)])),
        new("clamp clip", c => Bounded(c, 1, 2)),
        new("clamp_min", c => Bounded(c, 1, -1)),
        new("clamp_max", c => Bounded(c, -1, 1)),
        new("lerp", c => c.Add(Left(c), c.Mul(c.Operand(2, c.Type), c.Sub(Right(c), Left(c))))),
        new("addcmul", c => c.Add(Left(c), Scaled(c, c.Mul(Right(c), c.Operand(2, c.Type)), 3))),
        new("addcdiv", c => c.Add(Left(c), Scaled(c, c.Div(Right(c), c.Operand(2, c.Type)), 3))),
        new("hypot", c => c.Node("Sqrt", c.Add(c.Mul(Left(c), Left(c)), c.Mul(Right(c), Right(c))))),
        new("logaddexp", LogAddExp),
        new("bitwise_and", c => Logical(c, "And")),
        new("bitwise_or", c => Logical(c, "Or")),
        new("bitwise_xor", c => Logical(c, "Xor")),
        new("bitwise_not", c => c.Type == ScalarType.Bool ? c.Node("Not", c.In(0)) : c.Add(c.Node("Neg", c.In(0)), -1)),
    ];

    private static Term Left(Call c) => c.Operand(0, c.Type);

    private static Term Right(Call c) => c.Operand(1, c.Type);

    private static Term Both(Call c, string op)
    {
        c.IgnoreFrom(2);
        return c.Node(op, [Left(c), Right(c)]);
    }

    private static Term Logical(Call c, string op) => c.Type == ScalarType.Bool
        ? Both(c, op)
        : throw new Refusal("it works on the bits of whole numbers, which opset 17 cannot. Use booleans.");

    private static Term Scaled(Call c, Term term, int factor) =>
        !c.Has(factor) || (!c.IsTensor(factor) && !c.IsReal(factor) && c.Size(factor).Is(1))
            ? term
            : c.IsReal(factor) && c.Real(factor) == 1 ? term : c.Mul(term, c.Operand(factor, c.Type));

    private static Term Divide(Call c) => c.Text(2) switch
    {
        "floor" => Floored(c, Left(c), Right(c)),
        "trunc" when ElementTypes.IsFloating(c.Type) => Functions.Truncated(c, c.Div(Left(c), Right(c))),
        _ => c.Div(Left(c), Right(c)),
    };

    private static Term Floored(Call c, Term left, Term right)
    {
        if (ElementTypes.IsFloating(c.Type)) return c.Node("Floor", c.Div(left, right));
        // ONNX cuts whole quotients off towards zero; the remainder with the divisor's sign makes the division exact.
        return c.Div(c.Sub(left, c.Node("Mod", [left, right])), right);
    }

    private static Term Remainder(Call c, Term left, Term right) => ElementTypes.IsFloating(c.Type)
        ? c.Sub(left, c.Mul(c.Node("Floor", c.Div(left, right)), right))
        : c.Node("Mod", [left, right]);

    private static Term Bounded(Call c, int least, int most)
    {
        var x = c.In(0, c.Type);
        if (least >= 0 && c.Has(least)) x = c.Node("Max", [x, c.Operand(least, c.Type)]);
        return most >= 0 && c.Has(most) ? c.Node("Min", [x, c.Operand(most, c.Type)]) : x;
    }

    private static Term LogAddExp(Call c)
    {
        var (left, right) = (Left(c), Right(c));
        var gap = c.Node("Neg", c.Node("Abs", c.Sub(left, right)));
        return c.Add(c.Node("Max", [left, right]), c.Node("Log", c.Add(c.Node("Exp", gap), 1)));
    }
}
