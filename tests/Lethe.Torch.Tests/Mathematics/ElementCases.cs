using static Lethe.Torch.Tests.Mathematics.MathCase;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Mathematics;

/// <summary>Functions of each element alone, and a few of two.</summary>
internal static class ElementCases
{
    public static IEnumerable<MathCase> All => [.. Trigonometry, .. Exponentials, .. Rounding, .. Gamma];

    private static IEnumerable<MathCase> Trigonometry =>
    [
        One("acos", x => x.acos(), acos, x => x.arccos(), arccos, In(x => x.acos_()), In(acos_), In(x => x.arccos_()), In(arccos_)),
        One("acosh",
            x => x.acosh(), acosh, x => x.arccosh(), arccosh, In(x => x.acosh_()), In(acosh_), In(x => x.arccosh_()),
            In(arccosh_)),
        One("asin", x => x.asin(), asin, x => x.arcsin(), arcsin, In(x => x.asin_()), In(asin_), In(x => x.arcsin_()), In(arcsin_)),
        One("asinh",
            x => x.asinh(), asinh, x => x.arcsinh(), arcsinh, In(x => x.asinh_()), In(asinh_), In(x => x.arcsinh_()),
            In(arcsinh_)),
        One("atan",
            x => x.atan(), atan, x => x.arctan(), x => arctan(x), In(x => x.atan_()), In(atan_), In(x => x.arctan_()),
            In(x => arctan_(x))),
        One("atanh",
            x => x.atanh(), atanh, x => x.arctanh(), arctanh, In(x => x.atanh_()), In(atanh_), In(x => x.arctanh_()),
            In(arctanh_)),
        Two("atan2",
            (x, y) => x.atan2(y), atan2, (x, y) => x.arctan2(y), arctan2, (x, y) => x.arctan(y), (x, y) => arctan(x, y),
            In((x, y) => x.atan2_(y)), In(atan2_), In((x, y) => x.arctan2_(y)), In(arctan2_), In((x, y) => x.arctan_(y)),
            In((x, y) => arctan_(x, y))),
        One("cos", x => x.cos(), cos, In(x => x.cos_()), In(cos_)),
        One("cosh", x => x.cosh(), cosh, In(x => x.cosh_()), In(cosh_)),
        One("sin", x => x.sin(), sin, In(x => x.sin_()), In(sin_)),
        One("sinc", x => x.sinc(), sinc, special.sinc, In(x => x.sinc_()), In(sinc_)),
        One("sinh", x => x.sinh(), sinh, In(x => x.sinh_()), In(sinh_)),
        One("tan", x => x.tan(), tan, In(x => x.tan_()), In(tan_)),
        One("tanh", x => x.tanh(), tanh, In(x => x.tanh_()), In(tanh_)),
        Two("hypot", (x, y) => x.hypot(y), hypot),
        One("deg2rad", x => x.deg2rad(), deg2rad),
        One("rad2deg", x => x.rad2deg(), rad2deg),
        One("angle", x => x.angle(), angle),
    ];

    private static IEnumerable<MathCase> Exponentials =>
    [
        One("exp", x => x.exp(), exp, In(x => x.exp_()), In(exp_)),
        One("exp2", x => x.exp2(), exp2, special.exp2),
        One("expm1", x => x.expm1(), expm1, special.expm1, In(x => x.expm1_()), In(expm1_)),
        One("log", x => x.log(), log, In(x => x.log_()), In(log_)),
        One("log10", x => x.log10(), log10, In(x => x.log10_()), In(log10_)),
        One("log1p", x => x.log1p(), log1p, In(x => x.log1p_()), In(log1p_)),
        One("log2", x => x.log2(), log2, In(x => x.log2_()), In(log2_)),
        Two("logaddexp", (x, y) => x.logaddexp(y), logaddexp),
        Two("logaddexp2", (x, y) => x.logaddexp2(y), logaddexp2),
        One("logit", x => x.logit(), x => logit(x), special.logit),
        One("logit_eps", x => x.logit(0.1), x => logit(x, 0.1)),
        One("sigmoid",
            x => x.sigmoid(), sigmoid, special.sigmoid, special.expit, In(x => x.sigmoid_()), In(sigmoid_),
            In(special.sigmoid_)),
        One("sqrt", x => x.sqrt(), sqrt, In(x => x.sqrt_()), In(sqrt_)),
        One("rsqrt", x => x.rsqrt(), rsqrt, In(x => x.rsqrt_()), In(rsqrt_)),
        One("square", x => x.square(), square),
        One("reciprocal", x => x.reciprocal(), reciprocal, x => 1 / x, x => 1.0 / x, In(x => x.reciprocal_()), In(reciprocal_)),
        Two("pow", (x, y) => x.pow(y), (x, y) => pow(x, y), In((x, y) => x.pow_(y)), In((x, y) => pow_(x, y))),
        One("pow_scalar", x => x.pow(3), x => pow(x, 3), In(x => x.pow_(3)), In(x => pow_(x, 3))),
        Two("float_power", (x, y) => x.float_power(y), float_power),
        Two("xlogy", (x, y) => x.xlogy(y), (x, y) => xlogy(x, y), In((x, y) => x.xlogy_(y)), In((x, y) => xlogy_(x, y))),
        One("xlogy_scalar", x => x.xlogy(2.5), x => xlogy(x, 2.5), In(x => x.xlogy_(2.5)), In(x => xlogy_(x, 2.5))),
        Two("ldexp", (x, y) => x.ldexp(y), ldexp, In((x, y) => x.ldexp_(y)), In(ldexp_)),
        Pair("frexp", x => x.frexp(), frexp),
    ];

    private static IEnumerable<MathCase> Rounding =>
    [
        One("abs", x => x.abs(), abs, x => x.absolute(), absolute, In(x => x.abs_()), In(abs_), In(x => x.absolute_()), In(absolute_)),
        One("ceil", x => x.ceil(), ceil, In(x => x.ceil_()), In(ceil_)),
        One("floor", x => x.floor(), floor, In(x => x.floor_()), In(floor_)),
        One("frac", x => x.frac(), frac, In(x => x.frac_()), In(frac_)),
        One("neg", x => x.neg(), neg, x => x.negative(), negative, x => -x, In(x => x.neg_()), In(neg_), In(negative_)),
        One("sgn", x => x.sgn(), sgn, In(x => x.sgn_()), In(sgn_)),
        One("sign", x => x.sign(), sign, In(x => x.sign_()), In(sign_)),
        One("trunc", x => x.trunc(), trunc, x => x.fix(), fix, In(x => x.trunc_()), In(trunc_), In(x => x.fix_()), In(fix_)),
        One("round", x => x.round(), x => round(x), In(x => x.round_()), In(x => round_(x))),
        One("round_2", x => x.round(2), x => round(x, 2), In(x => x.round_(2)), In(x => round_(x, 2))),
        One("round_-2", x => x.round(-2), x => round(x, -2), In(x => x.round_(-2)), In(x => round_(x, -2))),
        One("positive", x => x.positive(), positive),
        One("signbit", x => x.signbit(), signbit),
        Two("copysign", (x, y) => x.copysign(y), copysign),
        Two("nextafter", (x, y) => x.nextafter(y), nextafter),
        One("nan_to_num", x => x.nan_to_num(), x => nan_to_num(x)),
        One("nan_to_num_given",
            x => x.nan_to_num(-1, 10, -10), x => nan_to_num(x, -1, 10, -10)),
    ];

    private static IEnumerable<MathCase> Gamma =>
    [
        One("digamma", x => x.digamma(), digamma, special.digamma, special.psi, In(x => x.digamma_()), In(digamma_)),
        One("erf", x => x.erf(), erf, special.erf, In(x => x.erf_()), In(erf_)),
        One("erfc", x => x.erfc(), erfc, special.erfc, In(x => x.erfc_()), In(erfc_)),
        One("erfinv", x => x.erfinv(), erfinv, special.erfinv, In(x => x.erfinv_()), In(erfinv_)),
        One("i0", x => x.i0(), i0, special.i0),
        One("lgamma", x => x.lgamma(), lgamma, special.gammaln, In(x => x.lgamma_()), In(lgamma_)),
        One("mvlgamma",
            x => x.mvlgamma(2), x => mvlgamma(x, 2), x => special.multigammaln(x, 2), In(x => x.mvlgamma_(2)),
            In(x => mvlgamma_(x, 2))),
        One("polygamma",
            x => x.polygamma(1), x => polygamma(x, 1), x => special.polygamma(1, x), In(x => x.polygamma_(1)),
            In(x => polygamma_(x, 1))),
        Two("igamma", (x, y) => x.igamma(y), igamma, special.gammainc),
        Two("igammac", (x, y) => x.igammac(y), igammac, special.gammaincc),
    ];
}
