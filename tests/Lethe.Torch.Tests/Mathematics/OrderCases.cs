using static Lethe.Torch.Tests.Mathematics.MathCase;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Mathematics;

/// <summary>Sorting, quantiles, counting, and running sums.</summary>
internal static class OrderCases
{
    public static IEnumerable<MathCase> All => [.. Sorting, .. Counting, .. Scans];

    private static IEnumerable<MathCase> Sorting =>
    [
        One("median", x => x.median(), median),
        One("nanmedian", x => x.nanmedian(), nanmedian),
        Pair("mode", x => x.mode(1), x => mode(x, 1), x => x.mode(), x => mode(x)),
        Two("quantile", (x, q) => x.quantile(q), (x, q) => quantile(x, q)),
        Two("nanquantile", (x, q) => x.nanquantile(q, -1, true), (x, q) => nanquantile(x, q, keepdim: true)),
        Pair("kthvalue", x => x.kthvalue(2, null), x => kthvalue(x, 2, null)),
        Pair("kthvalue_0", x => x.kthvalue(1, 0, true), x => kthvalue(x, 1, 0, true)),
        Pair("topk", x => x.topk(2), x => topk(x, 2)),
        Pair("topk_least", x => x.topk(1, 0, false), x => topk(x, 1, 0, false)),
        Pair("sort", x => x.sort(), x => sort(x)),
        Pair("sort_stable", x => x.sort(1, true, true), x => sort(x, 1, true, true)),
        One("argsort", x => x.argsort(), x => argsort(x)),
        One("argsort_0", x => x.argsort(0, true), x => argsort(x, 0, true)),
        One("msort", x => x.msort(), msort),
    ];

    private static IEnumerable<MathCase> Counting =>
    [
        Two("searchsorted", (x, y) => searchsorted(x, y)),
        Two("searchsorted_right", (x, y) => searchsorted(x, y, true, true), (x, y) => searchsorted(x, y, true, true, x.argsort())),
        One("searchsorted_scalar", x => searchsorted(x, 0.5, false, false, null)),
        Two("bucketize", (x, y) => x.bucketize(y), (x, y) => bucketize(x, y)),
        Two("bucketize_right", (x, y) => x.bucketize(y, true, true), (x, y) => bucketize(x, y, true, true)),
        One("histc", x => x.histc(5), x => histc(x, 5)),
        One("histc_given", x => x.histc(4, -2, 2), x => histc(x, 4, -2, 2)),
        One("bincount", x => x.bincount(null), x => bincount(x)),
        Two("bincount_weighted", (x, y) => x.bincount(y, 8), (x, y) => bincount(x, y, 8)),
    ];

    private static IEnumerable<MathCase> Scans =>
    [
        One("cumsum", x => x.cumsum(1), x => cumsum(x, 1)),
        One("cumsum_double", x => x.cumsum(0, ScalarType.Float64), x => cumsum(x, 0, ScalarType.Float64)),
        One("cumprod", x => x.cumprod(1), x => cumprod(x, 1)),
        Pair("cummax", x => x.cummax(1), x => cummax(x, 1)),
        Pair("cummin", x => x.cummin(1), x => cummin(x, 1)),
        One("logcumsumexp", x => x.logcumsumexp(1), x => logcumsumexp(x, 1)),
        One("diff", x => x.diff(), x => diff(x)),
        One("diff_2", x => x.diff(2), x => diff(x, 2)),
        Two("diff_ends", (x, y) => x.diff(1, 0, y, y), (x, y) => diff(x, 1, 0, y, y)),
        One("trapezoid", x => x.trapezoid(0.5), x => trapezoid(x, 0.5), x => trapz(x, 0.5)),
        Two("trapezoid_x", (y, x) => y.trapezoid(x), (y, x) => trapezoid(y, x), (y, x) => trapz(y, x)),
        One("cumulative_trapezoid", x => x.cumulative_trapezoid(0.5), x => cumulative_trapezoid(x, 0.5)),
        Two("cumulative_trapezoid_x", (y, x) => y.cumulative_trapezoid(x), (y, x) => cumulative_trapezoid(y, x)),
        One("cov", x => x.cov(), x => cov(x)),
        Two("cov_weighted", (x, y) => x.cov(0, y), (x, y) => cov(x, 0, y)),
        One("corrcoef", x => x.corrcoef(), corrcoef),
    ];
}
