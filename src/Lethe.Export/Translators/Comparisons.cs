using Lethe.Export.Graphs;
using Lethe.Export.Translation;
using static TorchSharp.torch;

namespace Lethe.Export.Translators;

/// <summary>Comparisons, and what combines their answers.</summary>
internal static class Comparisons
{
    public static readonly Entry[] Table =
    [
        new("eq", c => Compared(c, "Equal")),
        new("ne", c => c.Node("Not", Compared(c, "Equal"))),
        new("lt", c => Compared(c, "Less")),
        new("le", c => Compared(c, "LessOrEqual")),
        new("gt", c => Compared(c, "Greater")),
        new("ge", c => Compared(c, "GreaterOrEqual")),
        new("logical_and", c => c.Node("And", [c.In(0, ScalarType.Bool), c.In(1, ScalarType.Bool)])),
        new("logical_or", c => c.Node("Or", [c.In(0, ScalarType.Bool), c.In(1, ScalarType.Bool)])),
        new("logical_xor", c => c.Node("Xor", [c.In(0, ScalarType.Bool), c.In(1, ScalarType.Bool)])),
        new("logical_not", c => c.Node("Not", c.In(0, ScalarType.Bool))),
        new("where", c => c.Where(c.In(0, ScalarType.Bool), c.Operand(1, c.Type), c.Operand(2, c.Type))),
        new("masked_fill", c => c.Where(c.In(1, ScalarType.Bool), c.Operand(2, c.Type), c.In(0, c.Type))),
    ];

    private static Term Compared(Call c, string op)
    {
        var type = Common(c, equality: op == "Equal");
        return c.Compare(op, c.Operand(0, type), c.Operand(1, type));
    }

    private static ScalarType Common(Call c, bool equality)
    {
        var left = c.Tensor(0);
        var type = c.IsTensor(1) ? ElementTypes.Common(left, c.Tensor(1))
            : c.IsReal(1) && !ElementTypes.IsFloating(left.Type) ? ScalarType.Float32
            : left.Type == ScalarType.Bool ? ScalarType.Int64
            : left.Type;
        return type switch
        {
            ScalarType.Bool => equality ? type : ScalarType.Int32,
            ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 => ScalarType.Int32,
            _ => type,
        };
    }
}
