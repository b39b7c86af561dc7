using Lethe.Export.Graphs;
using Lethe.Export.Translation;
using Lethe.Onnx.Graphs;

namespace Lethe.Export.Translators;

/// <summary>Pooling with a sliding window.</summary>
internal static class Pooling
{
    public static readonly Entry[] Table =
    [
        new("max_pool1d max_pool2d max_pool3d", c => Max(c, c.Name["max_pool".Length] - '0')),
        // Indices count within a channel in libtorch and within everything in ONNX: only the values are exported.
        new("max_pool1d_with_indices max_pool2d_with_indices max_pool3d_with_indices",
            c => (Term?[])[Max(c, c.Name["max_pool".Length] - '0'), null]),
        new("avg_pool1d", c => Average(c, 1)),
        new("avg_pool2d", c => Average(c, 2)),
        new("avg_pool3d", c => Average(c, 3)),
    ];

    /// <summary>One example without a batch is a batch of one.</summary>
    public static Term Batched(Call c, int spatial, Func<Term, Term> pool) => c.Rank(0) == spatial + 2
        ? pool(c.In(0))
        : c.Squeeze(pool(c.Unsqueeze(c.In(0), 0)), 0);

    private static Term Max(Call c, int spatial)
    {
        var (window, padding, dilation) = (Each(c.Ints(1), spatial, 1), Each(c.Ints(3), spatial, 0), Each(c.Ints(4), spatial, 1));
        var stride = c.Ints(2) is { Length: > 0 } given ? Each(given, spatial, 1) : window;
        long[] reach = [.. window.Select((size, i) => dilation[i] * (size - 1) + 1)];
        var after = c.Flag(5) ? Missing(c, reach, stride, padding) : padding;
        return Batched(c, spatial, x => c.Node(
            "MaxPool", x,
            OnnxAttribute.Ints("kernel_shape", window), OnnxAttribute.Ints("strides", stride),
            OnnxAttribute.Ints("pads", [.. padding, .. after]), OnnxAttribute.Ints("dilations", dilation)));
    }

    private static Term Average(Call c, int spatial)
    {
        var (window, padding) = (Each(c.Ints(1), spatial, 1), Each(c.Ints(3), spatial, 0));
        var stride = c.Ints(2) is { Length: > 0 } given ? Each(given, spatial, 1) : window;
        var after = c.Flag(4) ? Missing(c, window, stride, padding) : padding;
        var countsPadding = c.Flag(5, true);
        var size = window.Aggregate(1L, (count, one) => count * one);
        var byWindow = after.AsSpan().SequenceEqual(padding);
        if (byWindow && !c.Has(6)) return Batched(c, spatial, x => Mean(c, x, window, stride, padding, after, countsPadding));
        // The sums of the windows, then divided as libtorch does, which counts the padding asked for but not what a
        // last window sticks out by.
        return Batched(c, spatial, x =>
        {
            var sums = c.Mul(Mean(c, x, window, stride, padding, after, true), size);
            return c.Has(6) ? c.Div(sums, c.Real(6)) : c.Div(sums, c.Cast(Divisors(c, window, stride, padding, countsPadding), c.Type));
        });
    }

    private static Term Mean(Call c, Term x, long[] window, long[] stride, long[] before, long[] after, bool countsPadding) =>
        c.Node(
            "AveragePool", x,
            OnnxAttribute.Ints("kernel_shape", window), OnnxAttribute.Ints("strides", stride),
            OnnxAttribute.Ints("pads", [.. before, .. after]), OnnxAttribute.Int("count_include_pad", countsPadding ? 1 : 0));

    /// <summary>How many numbers each window holds, as a constant of the output's spatial shape.</summary>
    private static Term Divisors(Call c, long[] window, long[] stride, long[] padding, bool countsPadding)
    {
        var spatial = window.Length;
        float[] divisors = [1];
        for (var i = 0; i < spatial; i++)
        {
            var (input, output) = (Last(c.Tensor(0), spatial, i), Last(c.Results[0], spatial, i));
            float[] along = new float[output];
            for (var at = 0; at < output; at++)
            {
                var start = at * stride[i] - padding[i];
                var end = Math.Min(start + window[i], input + padding[i]);
                along[at] = countsPadding ? end - start : Math.Min(end, input) - Math.Max(start, 0);
            }
            divisors = [.. divisors.SelectMany(outer => along.Select(inner => outer * inner))];
        }
        return c.Floats(divisors, [.. Enumerable.Range(0, spatial).Select(i => Last(c.Results[0], spatial, i))]);
    }

    /// <summary>
    /// The padding at the end that makes as many windows as libtorch has when it rounds up; runtimes round up in
    /// different ways.
    /// </summary>
    private static long[] Missing(Call c, long[] reach, long[] stride, long[] padding)
    {
        var after = new long[reach.Length];
        for (var i = 0; i < after.Length; i++)
        {
            var (input, output) = (Last(c.Tensor(0), reach.Length, i), Last(c.Results[0], reach.Length, i));
            // Where rounding makes no difference, the padding is what was asked for.
            var roundedDown = (input + 2 * padding[i] - reach[i]) / stride[i] + 1;
            after[i] = roundedDown == output
                ? padding[i]
                : Math.Max(0, (output - 1) * stride[i] + reach[i] - input - padding[i]);
        }
        return after;
    }

    private static long Last(Symbol symbol, int spatial, int i) => symbol.Shape[symbol.Rank - spatial + i] is { IsFixed: true } size
        ? size.First
        : throw new Refusal("rounding sizes up needs an image of fixed size. Pool without ceil_mode, or fix the size.");

    private static long[] Each(long[] numbers, int spatial, long otherwise) =>
        numbers.Length == spatial ? numbers : [.. Enumerable.Repeat(numbers is [var one] ? one : otherwise, spatial)];
}
