using Lethe.Export.Graphs;
using Lethe.Export.Translation;
using Lethe.Onnx.Graphs;
using static TorchSharp.torch;

namespace Lethe.Export.Translators;

/// <summary>Parts of a tensor by the numbers in another.</summary>
internal static class Lookups
{
    public static readonly Entry[] Table =
    [
        new("embedding", Embedded),
        new("index_select", c => c.Node(
            "Gather", [c.In(0), c.In(2)], OnnxAttribute.Int("axis", c.Axis(1, c.Rank(0))))),
        new("gather", Gathered),
        new("take_along_dim", Gathered),
        new("index", Indexed),
        new("index_put", PutByMask),
        new("one_hot", OneHot),
    ];

    // Padding and gradients by frequency are for training.
    private static Term Embedded(Call c)
    {
        c.IgnoreFrom(2);
        return c.Node("Gather", [c.In(0), c.In(1)], OnnxAttribute.Int("axis", 0));
    }

    private static Term Gathered(Call c)
    {
        var (dimension, index) = c.Name == "gather" ? (1, 2) : (2, 1);
        c.IgnoreFrom(3);
        if (!c.Has(dimension)) throw new Refusal("it takes from all elements in order. Name a dimension.");
        var (shape, places) = (c.Tensor(0).Shape, c.In(index, ScalarType.Int64));
        var axis = c.Axis(dimension, shape.Length);
        if (c.Name == "gather") return c.Node("GatherElements", [c.In(0), places], OnnxAttribute.Int("axis", axis));
        // Dimensions of size one stand for as many as the other tensor has.
        Extent[] wide = [.. c.Shape.Select((size, i) => i == axis ? shape[i] : size)];
        return c.Node(
            "GatherElements", [c.Expand(c.In(0), shape, wide), c.Expand(places, c.Tensor(index).Shape, c.Shape)],
            OnnxAttribute.Int("axis", axis));
    }

    private static Term Indexed(Call c)
    {
        var tensors = c.Tensors(1);
        var first = Array.FindIndex(tensors, tensor => tensor is not null);
        var last = Array.FindLastIndex(tensors, tensor => tensor is not null);
        if (tensors.Any(tensor => tensor is { Type: ScalarType.Bool or ScalarType.Byte }))
            throw new Refusal("it selects by a mask, so that its result's shape depends on numbers. Use where() or masked_fill().");
        if (first == last)
            return c.Node("Gather", [c.In(0), c.Of(tensors[first]!)], OnnxAttribute.Int("axis", first));
        if (first != 0 || tensors[..(last + 1)].Any(tensor => tensor is null))
            throw new Refusal("only index tensors for the first dimensions, without gaps, are exported. Permute first.");
        // One tuple of indices to each place of the result.
        var rank = tensors.Max(tensor => tensor?.Rank ?? 0);
        var shape = c.Shape[..rank];
        Term[] columns = [.. tensors[..(last + 1)].Select(tensor => c.Unsqueeze(
            c.Expand(c.Cast(c.Of(tensor!), ScalarType.Int64), tensor!.Shape, shape), rank))];
        return c.Node("GatherND", [c.In(0), c.Concat(columns, rank)]);
    }

    /// <summary>One number wherever a mask holds; other writes by index depend on numbers for their order.</summary>
    private static Term PutByMask(Call c)
    {
        if (c.Tensors(1) is not [{ Type: ScalarType.Bool } mask] || c.Tensor(2).Shape.Any(size => !size.Is(1)) || c.Flag(3))
            throw new Refusal("only one number, written where one mask holds, is exported. Use where() or cat().");
        long[] behind = [.. Enumerable.Range(mask.Rank, c.Rank(0) - mask.Rank).Select(axis => (long)axis)];
        var wide = behind.Length == 0 ? c.Of(mask) : c.Unsqueeze(c.Of(mask), behind);
        var number = c.Rank(2) == 0 ? c.In(2, c.Type) : c.Node("Reshape", [c.In(2, c.Type), c.Vector()]);
        return c.Where(wide, number, c.In(0));
    }

    private static Term OneHot(Call c)
    {
        if (c.Int(1, -1) < 0) throw new Refusal("the number of classes depends on the numbers. Say how many there are.");
        return c.Node(
            ScalarType.Int64, "OneHot", [c.In(0), c.Vector(c.Int(1)), c.Vector(0, 1)], OnnxAttribute.Int("axis", -1));
    }
}
