using Lethe.Export.Graphs;
using Lethe.Export.Translation;
using Lethe.Onnx.Graphs;

namespace Lethe.Export.Translators;

/// <summary>Convolutions of one to three dimensions, and their transposes.</summary>
internal static class Convolutions
{
    public static readonly Entry[] Table =
    [
        new("conv1d conv2d conv3d", c => Convolved(c, c.Ints(4), c.Ints(4))),
        new("conv1d.padding conv2d.padding conv3d.padding", PaddedByName),
        new("conv_transpose1d conv_transpose2d conv_transpose3d", Transposed),
    ];

    private static int Spatial(Call c) => c.Rank(1) - 2;

    private static long[] Kernel(Call c) => [.. c.Tensor(1).Shape.Skip(2).Select(size => size.IsFixed
        ? size.First
        : throw new Refusal("its kernel's size depends on the input's shape. Fix the batch with BatchName = null."))];

    // One number stands for all dimensions.
    private static long[] Each(Call c, long[] numbers, long otherwise) =>
        numbers.Length == Spatial(c) ? numbers : [.. Enumerable.Repeat(numbers is [var one] ? one : otherwise, Spatial(c))];

    private static Term PaddedByName(Call c)
    {
        if (c.Text(4) == "valid") return Convolved(c, [], []);
        var dilation = Each(c, c.Ints(5), 1);
        long[] around = [.. Kernel(c).Select((size, i) => dilation[i] * (size - 1))];
        return Convolved(c, Array.ConvertAll(around, size => size / 2), Array.ConvertAll(around, size => size - size / 2));
    }

    private static Term Convolved(Call c, long[] before, long[] after) => Batched(c, x => c.Node(
        "Conv", Operands(c, x),
        OnnxAttribute.Ints("kernel_shape", Kernel(c)),
        OnnxAttribute.Ints("strides", Each(c, c.Ints(3), 1)),
        OnnxAttribute.Ints("pads", [.. Each(c, before, 0), .. Each(c, after, 0)]),
        OnnxAttribute.Ints("dilations", Each(c, c.Ints(5), 1)),
        OnnxAttribute.Int("group", c.Int(6, 1))));

    private static Term Transposed(Call c)
    {
        var padding = Each(c, c.Ints(4), 0);
        return Batched(c, x => c.Node(
            "ConvTranspose", Operands(c, x),
            OnnxAttribute.Ints("kernel_shape", Kernel(c)),
            OnnxAttribute.Ints("strides", Each(c, c.Ints(3), 1)),
            OnnxAttribute.Ints("pads", [.. padding, .. padding]),
            OnnxAttribute.Ints("output_padding", Each(c, c.Ints(5), 0)),
            OnnxAttribute.Ints("dilations", Each(c, c.Ints(7), 1)),
            OnnxAttribute.Int("group", c.Int(6, 1))));
    }

    private static Term[] Operands(Call c, Term x) => c.Has(2) ? [x, c.In(1), c.In(2)] : [x, c.In(1)];

    /// <summary>One example without a batch is a batch of one.</summary>
    private static Term Batched(Call c, Func<Term, Term> convolve) => c.Rank(0) == c.Rank(1)
        ? convolve(c.In(0))
        : c.Squeeze(convolve(c.Unsqueeze(c.In(0), 0)), 0);
}
