using Lethe.Export.Graphs;
using Lethe.Export.Translation;
using Lethe.Onnx.Graphs;
using static TorchSharp.torch;

namespace Lethe.Export.Translators;

/// <summary>Sums, means, extremes and their places.</summary>
internal static class Reductions
{
    public static readonly Entry[] Table =
    [
        new("sum", c => Sum(c, [], false, 1)),
        new("sum.dim_IntList", c => Sum(c, c.Ints(1), c.Flag(2), 3)),
        new("mean", c => Reduced(c, "ReduceMean", [], false, 1)),
        new("mean.dim", c => Reduced(c, "ReduceMean", c.Ints(1), c.Flag(2), 3)),
        new("prod", c => Reduced(c, "ReduceProd", [], false, 1)),
        new("prod.dim_int", c => Reduced(c, "ReduceProd", [c.Int(1)], c.Flag(2), 3)),
        new("amax", c => Reduced(c, "ReduceMax", c.Ints(1), c.Flag(2), 3)),
        new("amin", c => Reduced(c, "ReduceMin", c.Ints(1), c.Flag(2), 3)),
        new("max", c => Reduced(c, "ReduceMax", [], false, 1)),
        new("min", c => Reduced(c, "ReduceMin", [], false, 1)),
        new("max.other", c => c.Node("Max", [c.In(0, c.Type), c.In(1, c.Type)])),
        new("min.other", c => c.Node("Min", [c.In(0, c.Type), c.In(1, c.Type)])),
        new("max.dim", c => (Term?[])[Reduced(c, "ReduceMax", [c.Int(1)], c.Flag(2), 3), Place(c, "ArgMax")]),
        new("min.dim", c => (Term?[])[Reduced(c, "ReduceMin", [c.Int(1)], c.Flag(2), 3), Place(c, "ArgMin")]),
        new("argmax", c => Place(c, "ArgMax")),
        new("argmin", c => Place(c, "ArgMin")),
        new("logsumexp", c => Reduced(c, "ReduceLogSumExp", c.Ints(1), c.Flag(2), 3)),
        new("any", c => Condition(c, "ReduceMax")),
        new("all", c => Condition(c, "ReduceMin")),
        new("count_nonzero", Counted),
    ];

    /// <summary>A reduction that takes its dimensions as an attribute, as all but the sum do in opset 17.</summary>
    public static Term Reduce(Call c, string op, Term term, long[] axes, bool keep)
    {
        var kept = OnnxAttribute.Int("keepdims", keep ? 1 : 0);
        return axes.Length == 0 ? c.Node(op, term, kept) : c.Node(op, term, OnnxAttribute.Ints("axes", axes), kept);
    }

    public static Term Summed(Call c, Term term, long[] axes, bool keep)
    {
        var kept = OnnxAttribute.Int("keepdims", keep ? 1 : 0);
        return axes.Length == 0 ? c.Node("ReduceSum", term, kept) : c.Node("ReduceSum", [term, c.Vector(axes)], kept);
    }

    // A type to compute in, where one is given, is the result's.
    private static Term Reduced(Call c, string op, long[] axes, bool keep, int type)
    {
        _ = c.Has(type);
        return c.Rank(0) == 0 ? c.In(0, c.Type) : Reduce(c, op, c.In(0, c.Type), axes, keep);
    }

    private static Term Sum(Call c, long[] axes, bool keep, int type)
    {
        _ = c.Has(type);
        return c.Rank(0) == 0 ? c.In(0, c.Type) : Summed(c, c.In(0, c.Type), axes, keep);
    }

    private static Term Place(Call c, string op)
    {
        var keep = OnnxAttribute.Int("keepdims", c.Flag(2) ? 1 : 0);
        if (c.Has(1))
            return c.Node(ScalarType.Int64, op, [c.In(0)], OnnxAttribute.Int("axis", c.Axis(1, c.Rank(0))), keep);
        var flat = c.Node("Reshape", [c.In(0), c.Vector(-1)]);
        var place = c.Node(ScalarType.Int64, op, [flat], OnnxAttribute.Int("axis", 0), OnnxAttribute.Int("keepdims", 0));
        return c.Reshape(place, [], c.Shape);
    }

    private static Term Condition(Call c, string op)
    {
        long[] axes = c.Has(1) ? c.Ints(1) : [];
        var counted = c.Cast(c.In(0, ScalarType.Bool), ScalarType.Int32);
        return c.Cast(c.Rank(0) == 0 ? counted : Reduce(c, op, counted, axes, c.Flag(2)), ScalarType.Bool);
    }

    private static Term Counted(Call c)
    {
        long[] axes = c.Has(1) ? c.Ints(1) : [];
        var counted = c.Cast(c.In(0, ScalarType.Bool), ScalarType.Int64);
        return c.Rank(0) == 0 ? counted : Summed(c, counted, axes, false);
    }
}
