using Lethe.Export.Graphs;
using Lethe.Export.Translation;
using Lethe.Onnx.Graphs;

namespace Lethe.Export.Translators;

/// <summary>The same numbers in another shape or order, or over again.</summary>
internal static class Shapes
{
    public static readonly Entry[] Table =
    [
        new("view reshape flatten unflatten ravel _unsafe_view atleast_1d atleast_2d atleast_3d", Reshaped),
        new("view.dtype", Reinterpreted),
        new("squeeze", Squeezed),
        new("unsqueeze", c => c.Unsqueeze(c.In(0), c.Axis(1, c.Rank(0) + 1))),
        new("permute", c => c.Transpose(c.In(0), c.Axes(1, c.Rank(0)))),
        new("transpose swapaxes swapdims", Transposed),
        new("t", c => c.Rank(0) < 2 ? c.In(0) : c.Transpose(c.In(0), 1, 0)),
        new("mT mH adjoint matrix_H", c => c.Transpose(c.In(0), Products.Swapped(c.Rank(0)))),
        new("movedim moveaxis", Moved),
        new("expand expand_as broadcast_to", Expanded),
        new("repeat tile", Repeated),
        new("repeat_interleave.self_int", Interleaved),
        new("flip", Flipped),
        new("roll", Rolled),
        new("pixel_shuffle", c => c.Rank(0) == 4
            ? c.Node("DepthToSpace", c.In(0), OnnxAttribute.Int("blocksize", c.Int(1)), OnnxAttribute.Text("mode", "CRD"))
            : throw new Refusal("only images in a batch are exported. Give it four dimensions.")),
        new("pixel_unshuffle", Unshuffled),
    ];

    private static Term Reshaped(Call c)
    {
        c.IgnoreFrom(1);
        return c.Reshape(c.In(0), c.Tensor(0).Shape, c.Shape);
    }

    private static Term Reinterpreted(Call c) =>
        throw new Refusal("it looks at the bytes of one type as another, which a graph cannot. Convert with to().");

    private static Term Squeezed(Call c)
    {
        var shape = c.Tensor(0).Shape;
        long[] axes = [.. c.Axes(1, shape.Length).Where(axis => axis < shape.Length && shape[axis].Is(1))];
        return axes.Length == 0 ? c.In(0) : c.Squeeze(c.In(0), axes);
    }

    private static Term Transposed(Call c)
    {
        var rank = c.Rank(0);
        if (rank == 0) return c.In(0);
        long[] order = [.. Enumerable.Range(0, rank).Select(axis => (long)axis)];
        var (first, second) = (c.Axis(1, rank), c.Axis(2, rank));
        (order[first], order[second]) = (order[second], order[first]);
        return c.Transpose(c.In(0), order);
    }

    private static Term Moved(Call c)
    {
        var rank = c.Rank(0);
        var (from, to) = (c.Axes(1, rank), c.Axes(2, rank));
        var order = new long[rank];
        Array.Fill(order, -1);
        for (var i = 0; i < from.Length; i++) order[to[i]] = from[i];
        var rest = new Queue<long>(Enumerable.Range(0, rank).Select(axis => (long)axis).Except(from));
        return c.Transpose(c.In(0), [.. order.Select(axis => axis < 0 ? rest.Dequeue() : axis)]);
    }

    private static Term Expanded(Call c)
    {
        c.IgnoreFrom(1);
        return c.Expand(c.In(0), c.Tensor(0).Shape, c.Shape);
    }

    private static Term Repeated(Call c)
    {
        var (shape, times) = (c.Tensor(0).Shape, c.Sizes(1));
        var rank = c.Shape.Length;
        var one = new Extent([.. times.Length > 0 ? times[0].Sizes.ToArray().Select(_ => 1L) : [1L]]);
        Extent[] whole = [.. Enumerable.Repeat(one, rank - shape.Length), .. shape];
        Extent[] counts = [.. Enumerable.Repeat(one, rank - times.Length), .. times];
        var x = whole.Length == shape.Length ? c.In(0) : c.Reshape(c.In(0), [], whole);
        return c.Node("Tile", [x, c.Measured(counts)]);
    }

    private static Term Interleaved(Call c)
    {
        c.IgnoreFrom(3);
        var (x, shape) = (c.In(0), c.Tensor(0).Shape);
        if (!c.Has(2)) (x, shape) = (c.Node("Reshape", [x, c.Vector(-1)]), [shape.Aggregate((a, b) => a * b)]);
        var axis = c.Axis(2, shape.Length);
        var one = shape[0] * 0 + 1;
        Extent[] split = [.. shape[..(axis + 1)], one, .. shape[(axis + 1)..]];
        Extent[] repeated = [.. shape[..(axis + 1)], c.Size(1), .. shape[(axis + 1)..]];
        return c.Reshape(c.Expand(c.Unsqueeze(x, axis + 1), split, repeated), shape, c.Shape);
    }

    private static Term Flipped(Call c)
    {
        var x = c.In(0);
        if (!c.Has(1) || c.Ints(1).Length == 0) return x;
        foreach (var axis in c.Axes(1, c.Rank(0))) x = c.Slice(x, axis, -1, long.MinValue, -1);
        return x;
    }

    private static Term Rolled(Call c)
    {
        var shifts = c.Ints(1);
        if (c.Ints(2).Length == 0)
        {
            var flat = RolledAlong(c, c.Node("Reshape", [c.In(0), c.Vector(-1)]), 0, shifts[0], null);
            return c.Reshape(flat, [], c.Shape);
        }
        var (x, axes) = (c.In(0), c.Axes(2, c.Rank(0)));
        for (var i = 0; i < axes.Length; i++) x = RolledAlong(c, x, axes[i], shifts[i], c.Shape[axes[i]]);
        return x;
    }

    private static Term RolledAlong(Call c, Term x, long axis, long shift, Extent? size)
    {
        if (size is { IsFixed: true } known) shift %= Math.Max(known.First, 1);
        return shift == 0 ? x : c.Concat([c.Slice(x, axis, -shift, long.MaxValue), c.Slice(x, axis, 0, -shift)], axis);
    }

    private static Term Unshuffled(Call c)
    {
        if (c.Rank(0) != 4) throw new Refusal("only images in a batch are exported. Give it four dimensions.");
        var (from, to, block) = (c.Tensor(0).Shape, c.Shape, c.Size(1));
        var parts = c.Reshape(c.In(0), from, [from[0], from[1], to[2], block, to[3], block]);
        return c.Reshape(c.Transpose(parts, 0, 1, 3, 5, 2, 4), [], to);
    }
}
