using Lethe.Export.Graphs;
using Lethe.Export.Translation;
using Lethe.Onnx.Graphs;

namespace Lethe.Export.Translators;

/// <summary>Padding.</summary>
internal static class Pads
{
    public static readonly Entry[] Table = [new("pad", Padded), new("constant_pad_nd", c => Constant(c, 2))];

    private static Term Padded(Call c) => c.Text(2, "constant") switch
    {
        "constant" => Constant(c, 3),
        "reflect" => Plain(c, "reflect"),
        "replicate" => Plain(c, "edge"),
        _ => Circular(c),
    };

    private static Term Plain(Call c, string mode)
    {
        _ = c.Has(3);
        return c.Node("Pad", [c.In(0), Amounts(c)], OnnxAttribute.Text("mode", mode));
    }

    private static Term Constant(Call c, int value) => c.Node(
        "Pad", [c.In(0), Amounts(c), c.Has(value) ? c.Operand(value, c.Type) : c.Scalar(0, c.Type)],
        OnnxAttribute.Text("mode", "constant"));

    // libtorch counts from the last dimension backwards, before and after; ONNX from the first, all before, all after.
    private static Term Amounts(Call c)
    {
        var (given, rank) = (c.Sizes(1), c.Rank(0));
        var none = given[0] * 0;
        Extent[] amounts = [.. Enumerable.Repeat(none, 2 * rank)];
        for (var i = 0; i < given.Length / 2; i++)
            (amounts[rank - 1 - i], amounts[2 * rank - 1 - i]) = (given[2 * i], given[2 * i + 1]);
        return c.Measured(amounts);
    }

    private static Term Circular(Call c)
    {
        _ = c.Has(3);
        var (x, given, rank) = (c.In(0), c.Ints(1), c.Rank(0));
        for (var i = 0; i < given.Length / 2; i++)
        {
            var (axis, before, after) = (rank - 1 - i, given[2 * i], given[2 * i + 1]);
            if (before < 0 || after < 0) throw new Refusal("circular padding that takes numbers away is not exported. Slice instead.");
            List<Term> parts = [x];
            if (before > 0) parts.Insert(0, c.Slice(x, axis, -before, long.MaxValue));
            if (after > 0) parts.Add(c.Slice(x, axis, 0, after));
            x = c.Concat(parts, axis);
        }
        return x;
    }
}
