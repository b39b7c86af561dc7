using Lethe.Export.Graphs;
using Lethe.Export.Translation;
using Lethe.Onnx.Graphs;
using static TorchSharp.torch;

namespace Lethe.Export.Translators;

/// <summary>Sorting, and sums along the way.</summary>
internal static class Ordering
{
    public static readonly Entry[] Table =
    [
        new("topk", c => Largest(c, c.Sizes(1)[0], c.Axis(2, c.Rank(0), -1), c.Flag(3, true), c.Flag(4, true))),
        new("sort", c => Sorted(c, 1, 2)),
        new("sort.stable", c => Sorted(c, 2, 3, ignored: 1)),
        new("argsort", c => Sorted(c, 1, 2)[1]),
        new("cumsum", Cumulated),
    ];

    private static Term[] Largest(Call c, Extent count, int axis, bool largest, bool sorted) => c.Nodes(
        [c.Tensor(0).Type, ScalarType.Int64], "TopK", [c.In(0), c.Measured([count])],
        OnnxAttribute.Int("axis", axis), OnnxAttribute.Int("largest", largest ? 1 : 0), OnnxAttribute.Int("sorted", sorted ? 1 : 0));

    // Equal numbers keep their order in ONNX: the lower index comes first.
    private static Term[] Sorted(Call c, int dimension, int descending, int ignored = 0)
    {
        _ = c.Has(ignored);
        var axis = c.Axis(dimension, c.Rank(0), -1);
        return Largest(c, c.Tensor(0).Shape[axis], axis, c.Flag(descending), true);
    }

    private static Term Cumulated(Call c)
    {
        _ = c.Has(2);
        return c.Node("CumSum", [c.In(0, c.Type), c.Number(c.Size(1), ScalarType.Int64)]);
    }
}
