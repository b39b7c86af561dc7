using Lethe.Export.Graphs;
using Lethe.Export.Translation;
using Lethe.Onnx.Graphs;
using static TorchSharp.torch;

namespace Lethe.Export.Translators;

/// <summary>New tensors whose shape depends on the input's; those that do not are constants and never come here.</summary>
internal static class Creation
{
    public static readonly Entry[] Table =
    [
        new("zeros zeros_like empty empty_like zero empty_strided", c => Full(c, 0, 0)),
        new("ones ones_like", c => Full(c, 1, 0)),
        new("full full_like fill", FullOf),
        new("arange", Range),
        new("tril", c => Triangle(c, upper: 0)),
        new("triu", c => Triangle(c, upper: 1)),
    ];

    private static Term Full(Call c, double number, int ignored)
    {
        c.IgnoreFrom(ignored);
        return Filled(c, c.Scalar(number, c.Type));
    }

    private static Term FullOf(Call c)
    {
        var number = c.Operand(1, c.Type);
        c.IgnoreFrom(0);
        return Filled(c, number);
    }

    private static Term Filled(Call c, Term number) =>
        c.Shape.Length == 0 ? number : c.Node("Expand", [number, c.Measured(c.Shape)]);

    private static Term Range(Call c)
    {
        c.IgnoreFrom(3);
        return c.Node("Range", [c.Operand(0, c.Type), c.Operand(1, c.Type), c.Operand(2, c.Type)]);
    }

    private static Term Triangle(Call c, long upper)
    {
        // ONNX Runtime has it for few types; a triangle of whole numbers fits in any.
        var type = ElementTypes.IsFloating(c.Type) ? c.Type : ScalarType.Int64;
        var term = c.Node("Trilu", [c.In(0, type), c.Number(c.Has(1) ? c.Size(1) : c.Shape[0] * 0, ScalarType.Int64)],
            OnnxAttribute.Int("upper", upper));
        return c.Cast(term, c.Type);
    }
}
