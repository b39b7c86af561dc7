using static Lethe.Torch.Tests.Mathematics.MathCase;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Mathematics;

/// <summary>Sums, means, extremes, spread.</summary>
internal static class ReductionCases
{
    public static IEnumerable<MathCase> All => [.. Sums, .. Means, .. Norms, .. Extremes, .. Deviations, .. Variances];

    private static IEnumerable<MathCase> Sums =>
    [
        One("sum", x => x.sum(), x => sum(x)),
        One("sum_int32", x => x.sum(ScalarType.Int32), x => sum(x, ScalarType.Int32)),
        One("sum_1", x => x.sum(1), x => sum(x, 1), x => x.sum(-1L), x => x.sum(new long[] { 1 }), x => sum(x, [1])),
        One("sum_far", x => x.sum(-3, true), x => sum(x, -3, true), x => x.sum([0L], keepdim: true)),
        One("sum_01", x => x.sum(0, 1), x => x.sum([0, 1]), x => x.sum((long[])[0, 1])),
        One("sum_012", x => x.sum(0, 1, 2, true), x => x.sum([0, 1, 2], true), x => sum(x, [0, 1, 2], true)),
        One("nansum", x => x.nansum(), nansum),
        One("prod", x => x.prod(), x => prod(x)),
        One("prod_1", x => x.prod(1, true), x => prod(x, 1, true)),
        One("logsumexp", x => x.logsumexp(1), x => logsumexp(x, 1)),
        One("trace", x => x.trace(), trace),
        One("count_nonzero", x => x.count_nonzero(), x => count_nonzero(x)),
        One("count_nonzero_1", x => x.count_nonzero([1]), x => count_nonzero(x, [1])),
    ];

    private static IEnumerable<MathCase> Means =>
    [
        One("mean", x => x.mean(), x => mean(x)),
        One("mean_0", x => x.mean([0], true), x => mean(x, [0], true)),
        One("mean_of_ints", x => x.mean([1], type: ScalarType.Float64), x => mean(x, [1], type: ScalarType.Float64)),
        One("nanmean", x => x.nanmean(), x => nanmean(x)),
        One("nanmean_1", x => x.nanmean(1, true), x => nanmean(x, 1, true)),
    ];

    private static IEnumerable<MathCase> Norms =>
    [
        One("norm", x => x.norm(), x => norm(x)),
        One("norm_3", x => x.norm(3f), x => norm(x, 3f)),
        One("norm_dim", x => x.norm(1, true, 1.5f), x => norm(x, 1, true, 1.5f)),
        Two("dist", (x, y) => x.dist(y), (x, y) => dist(x, y)),
        Two("dist_1", (x, y) => x.dist(y, 1f), (x, y) => dist(x, y, 1f)),
        One("renorm", x => x.renorm(2f, 0, 1.5f), x => renorm(x, 2f, 0, 1.5f)),
    ];

    private static IEnumerable<MathCase> Extremes =>
    [
        One("max", x => x.max(), x => max(x)),
        Pair("max_1", x => x.max(1, true), x => max(x, 1, true)),
        One("min", x => x.min(), x => min(x)),
        Pair("min_1", x => x.min(1, true), x => min(x, 1, true)),
        One("amax",
            x => x.amax(0, 1), x => amax(x, (long[])[0, 1]), x => x.amax((ReadOnlySpan<long>)[0, 1]),
            x => amax(x, (ReadOnlySpan<long>)[0, 1])),
        One("amax_keep",
            x => x.amax([1], true), x => amax(x, (long[])[1], true),
            x => x.amax((long[])[1], true, zeros(2, 1, ScalarType.Float64)), x => amax(x, (ReadOnlySpan<long>)[1], true)),
        One("amin",
            x => x.amin(0, 1), x => amin(x, (long[])[0, 1]), x => x.amin((ReadOnlySpan<long>)[0, 1]),
            x => amin(x, (ReadOnlySpan<long>)[0, 1])),
        One("amin_keep",
            x => x.amin([1], true), x => amin(x, (long[])[1], true),
            x => x.amin((long[])[1], true, zeros(2, 1, ScalarType.Float64)), x => amin(x, (ReadOnlySpan<long>)[1], true)),
        Pair("aminmax", x => x.aminmax(), x => aminmax(x)),
        Pair("aminmax_1", x => x.aminmax(1, true), x => aminmax(x, 1, true)),
        One("argmax", x => x.argmax(), x => argmax(x)),
        One("argmax_1", x => x.argmax(1, true), x => argmax(x, 1, true)),
        One("argmin", x => x.argmin(), x => argmin(x)),
        One("argmin_1", x => x.argmin(1, true), x => argmin(x, 1, true)),
        One("all", x => x.all(), x => all(x)),
        One("all_0", x => x.all(0, true), x => all(x, 0, true)),
        One("any", x => x.any(), x => any(x)),
        One("any_0", x => x.any(0, true), x => any(x, 0, true)),
    ];

    private static IEnumerable<MathCase> Deviations =>
    [
        One("std", x => x.std(), x => std(x)),
        One("std_biased", x => x.std(false), x => std(x, false)),
        One("std_1", x => x.std(1, keepdim: true), x => std(x, 1, keepdim: true), x => x.std((long[])[1], keepdim: true)),
        One("std_01", x => x.std((0, 1), false), x => std(x, (0, 1), false), x => std(x, (long[])[0, 1], false)),
        One("std_012", x => x.std((0, 1, 2)), x => std(x, (0, 1, 2)), x => x.std((ReadOnlySpan<long>)[0, 1, 2])),
        One("std_of_ints", x => x.std(1, type: ScalarType.Float64), x => std(x, 1, type: ScalarType.Float64)),
        Pair("std_mean", x => x.std_mean()),
        Pair("std_mean_biased", x => x.std_mean(false)),
        Pair("std_mean_1",
            x => x.std_mean(1, keepdim: true), x => std_mean(x, 1, keepdim: true), x => x.std_mean((long[])[1], keepdim: true)),
        Pair("std_mean_01", x => x.std_mean((0, 1), false), x => std_mean(x, (0, 1), false), x => std_mean(x, (long[])[0, 1], false)),
        Pair("std_mean_012", x => x.std_mean((0, 1, 2)), x => std_mean(x, (0, 1, 2)), x => std_mean(x, (ReadOnlySpan<long>)[0, 1, 2])),
        Pair("std_mean_of_ints",
            x => x.std_mean(1, type: ScalarType.Float64), x => x.std_mean((ReadOnlySpan<long>)[1], type: ScalarType.Float64)),
    ];

    private static IEnumerable<MathCase> Variances =>
    [
        One("var", x => x.var(), x => var(x)),
        One("var_biased", x => x.var(false), x => var(x, false)),
        One("var_1", x => x.var(1, keepdim: true), x => var(x, 1, keepdim: true), x => x.var((long[])[1], keepdim: true)),
        One("var_01", x => x.var((0, 1), false), x => var(x, (0, 1), false), x => var(x, (long[])[0, 1], false)),
        One("var_012", x => x.var((0, 1, 2)), x => var(x, (0, 1, 2)), x => x.var((ReadOnlySpan<long>)[0, 1, 2])),
        One("var_of_ints", x => x.var(1, type: ScalarType.Float64), x => var(x, 1, type: ScalarType.Float64)),
        Pair("var_mean", x => x.var_mean(), x => var_mean(x)),
        Pair("var_mean_biased", x => x.var_mean(false), x => var_mean(x, false)),
        Pair("var_mean_1",
            x => x.var_mean(1, keepdim: true), x => var_mean(x, 1, keepdim: true), x => x.var_mean((long[])[1], keepdim: true)),
        Pair("var_mean_01", x => x.var_mean((0, 1), false), x => var_mean(x, (0, 1), false), x => var_mean(x, (long[])[0, 1], false)),
        Pair("var_mean_012", x => x.var_mean((0, 1, 2)), x => var_mean(x, (0, 1, 2)), x => var_mean(x, (ReadOnlySpan<long>)[0, 1, 2])),
        Pair("var_mean_of_ints",
            x => x.var_mean(1, type: ScalarType.Float64), x => x.var_mean((ReadOnlySpan<long>)[1], type: ScalarType.Float64)),
    ];
}
