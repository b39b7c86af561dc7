using Lethe.Export.Graphs;
using Lethe.Export.Translation;
using Lethe.Onnx.Graphs;
using static TorchSharp.torch;

namespace Lethe.Export.Translators;

/// <summary>Functions of each number by itself.</summary>
internal static class Functions
{
    public static readonly Entry[] Table =
    [
        One("abs", "Abs"), One("neg", "Neg"), One("sign sgn", "Sign"),
        One("sqrt", "Sqrt"), One("exp", "Exp"), One("log", "Log"), One("reciprocal", "Reciprocal"), One("erf", "Erf"),
        One("sin", "Sin"), One("cos", "Cos"), One("tan", "Tan"), One("asin", "Asin"), One("acos", "Acos"), One("atan", "Atan"),
        One("sinh", "Sinh"), One("cosh", "Cosh"), One("asinh", "Asinh"), One("acosh", "Acosh"), One("atanh", "Atanh"),
        One("sigmoid", "Sigmoid"), One("tanh", "Tanh"),
        Whole("floor", "Floor"), Whole("ceil", "Ceil"), Whole("round", "Round"),
        new("trunc", c => Whole(c) ? c.In(0) : Truncated(c, c.In(0))),
        new("frac", c => c.Sub(c.In(0), Truncated(c, c.In(0)))),
        new("square", c => c.Mul(In(c), In(c))),
        new("rsqrt", c => c.Node("Reciprocal", c.Node("Sqrt", In(c)))),
        new("exp2", c => c.Node("Pow", [c.Scalar(2, c.Type), In(c)])),
        new("expm1", c => c.Add(c.Node("Exp", In(c)), -1)),
        new("log1p", c => c.Node("Log", c.Add(In(c), 1))),
        new("log2", c => c.Div(c.Node("Log", In(c)), Math.Log(2))),
        new("log10", c => c.Div(c.Node("Log", In(c)), Math.Log(10))),
        new("erfc", c => c.Sub(c.Scalar(1, c.Type), c.Node("Erf", In(c)))),
        new("logit", Logit),
        new("deg2rad", c => c.Mul(In(c), Math.PI / 180)),
        new("rad2deg", c => c.Mul(In(c), 180 / Math.PI)),
        new("isnan", c => c.Node(ScalarType.Bool, "IsNaN", [c.In(0)])),
        new("isinf", c => Infinite(c, 1, 1)),
        new("isposinf", c => Infinite(c, 1, 0)),
        new("isneginf", c => Infinite(c, 0, 1)),
        new("isfinite", c => c.Node("Not", c.Node("Or", [Infinite(c, 1, 1), c.Node(ScalarType.Bool, "IsNaN", [c.In(0)])]))),
        new("nan_to_num", NanToNum),
    ];

    private static Entry One(string operators, string onnx) => new(operators, c => c.Node(onnx, In(c)));

    private static Entry Whole(string operators, string onnx) => new(operators, c => Whole(c) ? c.In(0) : c.Node(onnx, c.In(0)));

    private static bool Whole(Call c) => !ElementTypes.IsFloating(c.Type);

    // Whole numbers become floating ones first where the result is floating.
    private static Term In(Call c) => c.In(0, c.Type);

    public static Term Truncated(Call c, Term term) => c.Mul(c.Node("Sign", term), c.Node("Floor", c.Node("Abs", term)));

    private static Term Infinite(Call c, long positive, long negative) => c.Node(
        ScalarType.Bool, "IsInf", [c.In(0)],
        OnnxAttribute.Int("detect_positive", positive), OnnxAttribute.Int("detect_negative", negative));

    private static Term Logit(Call c)
    {
        var x = In(c);
        if (c.Has(1))
        {
            var eps = c.Real(1);
            x = c.Node("Clip", [x, c.Scalar(eps, c.Type), c.Scalar(1 - eps, c.Type)]);
        }
        return c.Node("Log", c.Div(x, c.Sub(c.Scalar(1, c.Type), x)));
    }

    private static Term NanToNum(Call c)
    {
        var most = c.Type switch
        {
            ScalarType.Float64 => double.MaxValue,
            ScalarType.Float16 => (double)Half.MaxValue,
            _ => float.MaxValue,
        };
        var (x, type) = (c.In(0), c.Type);
        var number = c.Where(c.Node(ScalarType.Bool, "IsNaN", [x]), c.Scalar(c.Real(1), type), x);
        number = c.Where(Infinite(c, 1, 0), c.Scalar(c.Real(2, most), type), number);
        return c.Where(Infinite(c, 0, 1), c.Scalar(c.Real(3, -most), type), number);
    }
}
