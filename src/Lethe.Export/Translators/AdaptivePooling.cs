using Lethe.Export.Graphs;
using Lethe.Export.Translation;
using Lethe.Onnx.Graphs;

namespace Lethe.Export.Translators;

/// <summary>Pooling to a given size: over everything, or in windows of equal size.</summary>
internal static class AdaptivePooling
{
    public static readonly Entry[] Table =
    [
        new("adaptive_avg_pool1d adaptive_avg_pool2d adaptive_avg_pool3d", c => Pooled(c, "AveragePool", "GlobalAveragePool")),
        new("adaptive_max_pool1d adaptive_max_pool2d adaptive_max_pool3d",
            c => (Term?[])[Pooled(c, "MaxPool", "GlobalMaxPool"), null]),
    ];

    private static Term Pooled(Call c, string op, string global)
    {
        var spatial = c.Name[^2] - '0';
        c.IgnoreFrom(1);
        var (input, output) = (c.Tensor(0).Shape[^spatial..], c.Shape[^spatial..]);
        if (output.All(size => size.Is(1))) return Pooling.Batched(c, spatial, x => c.Node(global, x));
        long[] window = [.. input.Zip(output, (from, to) => from.IsFixed && to.IsFixed && from.First % to.First == 0
            ? from.First / to.First
            : throw new Refusal(
                $"{from} numbers cannot be pooled to {to} in windows of equal size. Pool to 1, or to a size that divides the image's."))];
        return Pooling.Batched(c, spatial, x => c.Node(
            op, x, OnnxAttribute.Ints("kernel_shape", window), OnnxAttribute.Ints("strides", window)));
    }
}
