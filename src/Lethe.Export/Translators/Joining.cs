using Lethe.Export.Graphs;
using Lethe.Export.Translation;
using Lethe.Onnx.Graphs;

namespace Lethe.Export.Translators;

/// <summary>Tensors joined, and taken apart.</summary>
internal static class Joining
{
    public static readonly Entry[] Table =
    [
        new("cat concat concatenate", Joined),
        new("stack", Stacked),
        new("hstack", c => c.Concat(Operands(c), c.Shape.Length == 1 ? 0 : 1)),
        new("split split_with_sizes chunk tensor_split", c => Parts(c, c.Int(2))),
        new("unbind", Unbound),
    ];

    private static Term[] Operands(Call c) => [.. c.Tensors(0)
        // An empty vector joins anything, in libtorch only.
        .Where(tensor => !(tensor!.Rank == 1 && tensor.Shape[0].Is(0) && c.Shape.Length != 1))
        .Select(tensor => c.Cast(c.Of(tensor!), c.Type))];

    private static Term Joined(Call c) => c.Concat(Operands(c), c.Axis(1, c.Shape.Length));

    private static Term Stacked(Call c)
    {
        var axis = c.Axis(1, c.Shape.Length);
        return c.Concat([.. Operands(c).Select(term => c.Unsqueeze(term, axis))], axis);
    }

    private static Term[] Parts(Call c, long dimension)
    {
        c.IgnoreFrom(1);
        var axis = Call.FromFront(dimension, c.Rank(0));
        Extent[] sizes = [.. c.Results.Select(part => part.Shape[axis])];
        return c.Nodes(
            [.. c.Results.Select(part => part.Type)], "Split", [c.In(0), c.Measured(sizes)], OnnxAttribute.Int("axis", axis));
    }

    private static Term[] Unbound(Call c)
    {
        var axis = c.Axis(1, c.Rank(0));
        long[] ones = [.. c.Results.Select(_ => 1L)];
        var parts = c.Nodes(
            [.. c.Results.Select(part => part.Type)], "Split", [c.In(0), c.Vector(ones)], OnnxAttribute.Int("axis", axis));
        return Array.ConvertAll(parts, part => c.Squeeze(part, axis));
    }
}
