using TorchSharp;
using static Lethe.Torch.Tests.Mathematics.MathCase;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Mathematics;

/// <summary>Comparisons, with operators that have the number on either side, and tests of each element.</summary>
internal static class ComparisonCases
{
    private static readonly Scalar Second = 2.0;

    public static IEnumerable<MathCase> All => [.. Comparisons, .. InPlace, .. WithNumbers, .. Tests];

    private static IEnumerable<MathCase> Comparisons =>
    [
        Two("eq", (x, y) => x == y, (x, y) => x.eq(y), eq, (x, y) => x.equal(y), equal),
        Two("ne", (x, y) => x != y, (x, y) => x.ne(y), ne, (x, y) => x.not_equal(y), not_equal),
        Two("lt", (x, y) => x < y, (x, y) => x.lt(y), lt, (x, y) => x.less(y), less),
        Two("le", (x, y) => x <= y, (x, y) => x.le(y), le, (x, y) => x.less_equal(y), less_equal),
        Two("gt", (x, y) => x > y, (x, y) => x.gt(y), gt, (x, y) => x.greater(y), greater),
        Two("ge", (x, y) => x >= y, (x, y) => x.ge(y), ge, (x, y) => x.greater_equal(y), greater_equal),
    ];

    private static IEnumerable<MathCase> InPlace =>
    [
        Two("eq_", In((x, y) => x.eq_(y))),
        Two("ne_", In((x, y) => x.ne_(y)), In((x, y) => x.not_equal_(y))),
        Two("lt_", In((x, y) => x.lt_(y))),
        Two("le_", In((x, y) => x.le_(y)), In((x, y) => x.less_equal_(y))),
        Two("gt_", In((x, y) => x.gt_(y))),
        Two("ge_", In((x, y) => x.ge_(y))),
        One("eq_scalar_", In(x => x.eq_(2.0))),
        One("ne_scalar_", In(x => x.ne_(2.0))),
        One("lt_scalar_", In(x => x.lt_(2.0))),
        One("le_scalar_", In(x => x.le_(2.0))),
        One("gt_scalar_", In(x => x.gt_(2.0))),
        One("ge_scalar_", In(x => x.ge_(2.0))),
    ];

    private static IEnumerable<MathCase> WithNumbers =>
    [
        One("eq_scalar", x => x == Second, x => Second == x, x => x == 2, x => x.eq(2.0)),
        One("ne_scalar", x => x != Second, x => Second != x, x => x != 2, x => x.ne(2.0)),
        One("lt_scalar", x => x < Second, x => Second > x, x => x < 2, x => 2 > x, x => x.lt(2.0)),
        One("le_scalar", x => x <= Second, x => Second >= x, x => x <= 2, x => 2 >= x, x => x.le(2.0)),
        One("gt_scalar", x => x > Second, x => Second < x, x => x > 2, x => 2 < x, x => x.gt(2.0)),
        One("ge_scalar", x => x >= Second, x => Second <= x, x => x >= 2, x => 2 <= x, x => x.ge(2.0)),
    ];

    private static IEnumerable<MathCase> Tests =>
    [
        One("isfinite", x => x.isfinite(), isfinite),
        One("isinf", x => x.isinf(), isinf),
        One("isnan", x => x.isnan(), isnan),
        One("isneginf", x => x.isneginf(), isneginf),
        One("isposinf", x => x.isposinf(), isposinf),
        One("isreal", x => x.isreal(), isreal),
        Two("isclose", (x, y) => x.isclose(y), (x, y) => isclose(x, y)),
        Two("isclose_nan", (x, y) => x.isclose(y, nanEqual: true), (x, y) => isclose(x, y, nanEqual: true)),
        Two("isclose_wide", (x, y) => x.isclose(y, 0.5, 0.1), (x, y) => isclose(x, y, 0.5, 0.1)),
        Two("isin", (x, y) => x.isin(y), (x, y) => isin(x, y)),
        Two("isin_not", (x, y) => x.isin(y, invert: true), (x, y) => isin(x, y, invert: true)),
    ];
}
