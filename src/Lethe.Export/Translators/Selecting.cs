using Lethe.Export.Graphs;
using Lethe.Export.Translation;
using Lethe.Onnx.Graphs;
using static TorchSharp.torch;

namespace Lethe.Export.Translators;

/// <summary>Parts of a tensor by place.</summary>
internal static class Selecting
{
    public static readonly Entry[] Table =
    [
        new("slice", Sliced),
        new("narrow", Narrowed),
        new("select", Selected),
        new("diagonal", Diagonal),
    ];

    private static Term Sliced(Call c)
    {
        var axis = c.Axis(1, c.Rank(0));
        var size = c.Tensor(0).Shape[axis];
        var start = c.Has(2) ? c.Size(2) : size * 0;
        var step = c.Int(4, 1);
        // Up to the end, however long that is.
        var isOpen = !c.Has(3) || c.Size(3).Sizes.ToArray().Zip(size.Sizes.ToArray()).All(pair => pair.First >= pair.Second);
        if (isOpen && start.Is(0) && step == 1) return c.In(0);
        return c.Slice(c.In(0), axis, c.Measured([start]), isOpen ? c.Vector(long.MaxValue) : c.Measured([c.Size(3)]), step);
    }

    private static Term Narrowed(Call c)
    {
        var axis = c.Axis(1, c.Rank(0));
        var (size, start, length) = (c.Tensor(0).Shape[axis], c.Size(2), c.Size(3));
        if (start.Any(number => number < 0)) start += size;
        var end = start + length;
        return c.Slice(c.In(0), axis, c.Measured([start]), end == size ? c.Vector(long.MaxValue) : c.Measured([end]));
    }

    private static Term Selected(Call c)
    {
        var axis = c.Axis(1, c.Rank(0));
        return c.Node("Gather", [c.In(0), c.Number(c.Size(2), ScalarType.Int64)], OnnxAttribute.Int("axis", axis));
    }

    // The places of a diagonal are a constant for an image of fixed size, and nothing simple otherwise.
    private static Term Diagonal(Call c)
    {
        var rank = c.Rank(0);
        var (first, second) = (c.Axis(2, rank, 0), c.Axis(3, rank, 1));
        var (rows, columns) = (c.Tensor(0).Shape[first], c.Tensor(0).Shape[second]);
        if (!rows.IsFixed || !columns.IsFixed) throw new Refusal("a diagonal of varying size is not exported. Fix the size.");
        var others = Enumerable.Range(0, rank).Where(axis => axis != first && axis != second).Select(axis => (long)axis);
        long[] order = [.. others, first, second];
        var offset = c.Int(1);
        var places = Enumerable.Range(0, (int)rows.First).Select(row => (Row: (long)row, Column: row + offset))
            .Where(place => place.Column >= 0 && place.Column < columns.First)
            .Select(place => place.Row * columns.First + place.Column);
        var flat = c.Reshape(c.Transpose(c.In(0), order), [], [.. c.Shape[..^1], rows * columns]);
        return c.Node("Gather", [flat, c.Vector([.. places])], OnnxAttribute.Int("axis", rank - 2));
    }
}
