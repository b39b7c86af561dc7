"""Records what PyTorch answers on small fixed inputs: math.json beside this script.

Run with torch 1.13:  python3 record_math.py
A case is a name, the names of its inputs, a function, and whether its gradient is to be checked at these inputs.
"""
import json
import math
import pathlib

import torch

F, I, B = torch.float64, torch.int64, torch.bool
nan, inf = math.nan, math.inf

INPUTS = {
    "x": torch.tensor([[0.5, -1.25, 2.0], [0.75, -0.3, 1.5]], dtype=F),
    "y": torch.tensor([[1.5, 0.4, -2.5], [-0.6, 3.0, 0.9]], dtype=F),
    "z": torch.tensor([[0.2, 0.7, -0.1], [1.1, -0.8, 0.3]], dtype=F),
    "positive": torch.tensor([[0.2, 1.4, 3.0], [0.9, 2.5, 0.6]], dtype=F),
    "exponent": torch.tensor([[2.0, 0.5, 3.0], [-1.0, 1.5, 2.2]], dtype=F),
    "unit": torch.tensor([[-0.8, -0.3, 0.1], [0.35, 0.6, 0.85]], dtype=F),
    "share": torch.tensor([[0.05, 0.3, 0.5], [0.62, 0.8, 0.97]], dtype=F),
    "large": torch.tensor([[1.1, 1.6, 2.0], [3.5, 5.0, 10.0]], dtype=F),
    "halves": torch.tensor([[0.5, 1.5, -2.5], [2.345, -0.0, 1234.567]], dtype=F),
    "holes": torch.tensor([[1.0, nan, 3.0], [inf, -inf, nan]], dtype=F),
    "gaps": torch.tensor([[1.0, nan, 3.0], [5.0, 4.0, nan]], dtype=F),
    "steps": torch.tensor([[-1.0, 0.0, 2.0], [0.0, 3.0, -4.0]], dtype=F),
    "ties": torch.tensor([[3.0, 1.0, 3.0], [2.0, 2.0, 1.0]], dtype=F),
    "order": torch.tensor([[0.3, -2.0, 1.7, 0.9], [4.0, -1.5, 2.2, 0.1]], dtype=F),
    "quantiles": torch.tensor([0.1, 0.5, 0.75], dtype=F),
    "knots": torch.tensor([-1.0, 0.0, 1.0, 2.0], dtype=F),
    "v": torch.tensor([1.0, -2.0, 0.5], dtype=F),
    "w": torch.tensor([0.3, 1.2, -0.7], dtype=F),
    "u": torch.tensor([2.0, -1.0], dtype=F),
    "square": torch.tensor([[2.0, 0.5, -1.0], [0.3, 1.5, 0.8], [-0.4, 0.9, 3.0]], dtype=F),
    "definite": torch.tensor([[4.0, 1.0, 0.5], [1.0, 3.0, -0.2], [0.5, -0.2, 2.0]], dtype=F),
    "tall": torch.tensor([[1.0, 0.5], [-0.3, 2.0], [0.7, -1.1], [2.2, 0.4]], dtype=F),
    "low": torch.tensor([[0.6, -1.0], [0.4, 0.2], [-0.7, 1.3]], dtype=F),
    "a": torch.tensor([[[1.0, -0.5, 0.2], [0.3, 0.8, -1.2]], [[0.6, 1.1, -0.4], [2.0, -0.9, 0.7]]], dtype=F),
    "b": torch.tensor([[[0.4, 1.0], [-0.6, 0.9], [1.3, -0.2]], [[0.1, -1.5], [0.8, 0.5], [-0.7, 1.2]]], dtype=F),
    "m": torch.tensor([[0.1, 0.2], [0.3, 0.4]], dtype=F),
    "i": torch.tensor([[6, -9, 15], [4, 7, -2]], dtype=I),
    "j": torch.tensor([[4, 6, 10], [3, 2, 5]], dtype=I),
    "k": torch.tensor([[1, 0, 2], [3, 1, 2]], dtype=I),
    "n": torch.tensor([[5, -1], [2, 8]], dtype=I),
    "l": torch.tensor([[1, 2], [-3, 4], [0, -2]], dtype=I),
    "p": torch.tensor([[True, False, True], [False, False, True]], dtype=B),
    "q": torch.tensor([[True, True, False], [False, True, True]], dtype=B),
    "counts": torch.tensor([0, 3, 1, 3, 3, 5], dtype=I),
    "weights": torch.tensor([0.5, 1.0, 2.0, 0.25, 0.5, 1.5], dtype=F),
    "repeats": torch.tensor([2, 1, 3, 1], dtype=I),
    "picks": torch.tensor([-9, 4, 100], dtype=I),
}

CASES = {}


def case(name, inputs, function, grad=False):
    assert name not in CASES, name
    CASES[name] = (inputs.split(), function, grad)


def same(names, inputs, grad=True):
    """Cases whose name is the method's."""
    for name in names.split():
        count = len(inputs.split())
        case(name, inputs, {
            1: lambda t, n=name: getattr(t, n)(),
            2: lambda t, o, n=name: getattr(t, n)(o),
        }[count], grad)


same("cos sin sinc tan sinh cosh tanh asinh atan exp exp2 expm1 sigmoid neg square abs deg2rad rad2deg i0 erf erfc", "x")
same("reciprocal", "y")
same("acos asin atanh erfinv", "unit")
same("acosh", "large")
same("log log10 log2 log1p sqrt rsqrt digamma lgamma", "positive")
same("ceil floor frac trunc sign sgn signbit angle positive", "halves", grad=False)
case("round", "halves", lambda t: t.round())
case("round_2", "halves", lambda t: t.round(decimals=2))
case("round_-2", "halves", lambda t: t.round(decimals=-2))
case("logit", "share", lambda t: t.logit(), True)
case("logit_eps", "share", lambda t: t.logit(0.1))
case("polygamma", "positive", lambda t: t.polygamma(1), True)
case("mvlgamma", "large", lambda t: t.mvlgamma(2), True)
case("nan_to_num", "holes", lambda t: t.nan_to_num())
case("nan_to_num_given", "holes", lambda t: t.nan_to_num(-1.0, 10.0, -10.0))
case("frexp", "y", lambda t: t.frexp())

same("atan2 hypot logaddexp logaddexp2 maximum minimum fmax fmin copysign", "x y")
same("nextafter", "x y", grad=False)
case("fmax_holes", "holes x", lambda t, o: t.fmax(o))
case("maximum_holes", "holes x", lambda t, o: t.maximum(o))
case("heaviside", "steps x", lambda t, o: t.heaviside(o))
case("igamma", "positive large", lambda t, o: t.igamma(o))
case("igammac", "positive large", lambda t, o: t.igammac(o))
case("ldexp", "x k", lambda t, o: t.ldexp(o))
case("lerp", "x y z", torch.lerp, True)
case("xlogy", "x positive", lambda t, o: t.xlogy(o), True)
case("xlogy_scalar", "x", lambda t: t.xlogy(2.5), True)
case("pow", "positive exponent", lambda t, o: t.pow(o), True)
case("pow_scalar", "x", lambda t: t.pow(3), True)
case("float_power", "i k", lambda t, o: t.float_power(o))

case("add", "x y", lambda t, o: t + o, True)
case("add_alpha", "x y", lambda t, o: torch.add(t, o, alpha=-2.5), True)
case("add_scalar", "x", lambda t: t + 1.5, True)
case("add_scalar_alpha", "x", lambda t: torch.add(t, 1.5, alpha=3), True)
case("add_int", "i", lambda t: t + 3)
case("sub", "x y", lambda t, o: t - o, True)
case("sub_scalar", "x", lambda t: t - 1.5, True)
case("rsub", "x", lambda t: 1.5 - t, True)
case("rsub_int", "i", lambda t: 3 - t)
case("mul", "x y", lambda t, o: t * o, True)
case("mul_scalar", "x", lambda t: t * -2.5, True)
case("mul_int", "i", lambda t: t * 3)
case("div", "x y", lambda t, o: t / o, True)
case("div_trunc", "x y", lambda t, o: torch.div(t, o, rounding_mode="trunc"))
case("div_floor", "x y", lambda t, o: torch.div(t, o, rounding_mode="floor"))
case("div_scalar", "x", lambda t: t / -0.5, True)
case("div_int", "i", lambda t: t / 4)
case("div_scalar_trunc", "x", lambda t: torch.div(t, -0.5, rounding_mode="trunc"))
case("div_scalar_floor", "x", lambda t: torch.div(t, -0.5, rounding_mode="floor"))
case("rdiv", "y", lambda t: 2.5 / t, True)
case("rdiv_int", "i", lambda t: 3 / t)
case("floor_divide", "i j", lambda t, o: t.floor_divide(o))
case("floor_divide_scalar", "i", lambda t: t.floor_divide(4))
case("remainder", "i j", lambda t, o: t.remainder(o))
case("remainder_double", "x y", lambda t, o: t.remainder(o))
case("remainder_scalar", "x", lambda t: t.remainder(0.875), True)
case("remainder_int", "i", lambda t: t.remainder(4))
case("fmod", "i j", lambda t, o: t.fmod(o))
case("fmod_double", "x y", lambda t, o: t.fmod(o))
case("fmod_scalar", "x", lambda t: t.fmod(0.875), True)
case("addcmul", "x y z", lambda t, o, s: t.addcmul(o, s, value=0.5), True)
case("addcdiv", "x z y", lambda t, o, s: t.addcdiv(o, s, value=0.5), True)
case("addcdiv_one", "x z y", lambda t, o, s: t.addcdiv(o, s), True)
case("clamp", "x", lambda t: t.clamp(-0.5, 1.0), True)
case("clamp_tensor", "x z y", lambda t, lo, hi: t.clamp(torch.minimum(lo, hi), torch.maximum(lo, hi)))
case("clamp_max", "x", lambda t: t.clamp_max(0.6), True)
case("clamp_min", "x", lambda t: t.clamp_min(0.6), True)

for op in "and or xor".split():
    case(f"bitwise_{op}", "i j", lambda t, o, n=op: getattr(t, f"bitwise_{n}")(o))
    case(f"logical_{op}", "p q", lambda t, o, n=op: getattr(t, f"logical_{n}")(o))
case("bitwise_left_shift", "i k", lambda t, o: t.bitwise_left_shift(o))
case("bitwise_right_shift", "i k", lambda t, o: t.bitwise_right_shift(o))
case("bitwise_not", "i", lambda t: ~t)
case("bitwise_not_bool", "p", lambda t: ~t)
case("logical_not", "p", lambda t: t.logical_not())
case("gcd", "i j", torch.gcd)
case("lcm", "i j", torch.lcm)

for op in "eq ne lt le gt ge".split():
    case(op, "ties steps", lambda t, o, n=op: getattr(t, n)(o))
    case(f"{op}_", "ties steps", lambda t, o, n=op: getattr(t.clone(), n + "_")(o))
    case(f"{op}_scalar", "ties", lambda t, n=op: getattr(t, n)(2.0))
    case(f"{op}_scalar_", "ties", lambda t, n=op: getattr(t.clone(), n + "_")(2.0))
for op in "isfinite isinf isnan isneginf isposinf isreal".split():
    case(op, "holes", lambda t, n=op: getattr(t, n)())
case("isclose", "holes holes", lambda t, o: t.isclose(o))
case("isclose_nan", "holes holes", lambda t, o: t.isclose(o, equal_nan=True))
case("isclose_wide", "x z", lambda t, o: t.isclose(o, rtol=0.5, atol=0.1))
case("isin", "i picks", torch.isin)
case("isin_not", "i picks", lambda t, o: torch.isin(t, o, invert=True))

case("sum", "x", lambda t: t.sum(), True)
case("sum_int32", "p", lambda t: t.sum(dtype=torch.int32))
case("sum_1", "x", lambda t: t.sum(1), True)
case("sum_far", "a", lambda t: t.sum(-3, keepdim=True), True)
case("sum_01", "a", lambda t: t.sum((0, 1)), True)
case("sum_012", "a", lambda t: t.sum((0, 1, 2), keepdim=True), True)
case("nansum", "gaps", lambda t: t.nansum())
case("mean", "x", lambda t: t.mean(), True)
case("mean_0", "x", lambda t: t.mean(0, keepdim=True), True)
case("mean_of_ints", "i", lambda t: t.mean(1, dtype=F))
case("nanmean", "gaps", lambda t: t.nanmean())
case("nanmean_1", "gaps", lambda t: t.nanmean(1, keepdim=True))
case("prod", "x", lambda t: t.prod(), True)
case("prod_1", "x", lambda t: t.prod(1, keepdim=True), True)
case("logsumexp", "x", lambda t: t.logsumexp(1), True)
case("norm", "x", lambda t: t.norm(), True)
case("norm_3", "x", lambda t: t.norm(3.0), True)
case("norm_dim", "x", lambda t: t.norm(1.5, 1, True), True)
case("dist", "x y", lambda t, o: t.dist(o), True)
case("dist_1", "x y", lambda t, o: t.dist(o, 1.0), True)
case("trace", "square", lambda t: t.trace(), True)
case("count_nonzero", "steps", lambda t: t.count_nonzero())
case("count_nonzero_1", "steps", lambda t: t.count_nonzero(1))
case("renorm", "x", lambda t: t.renorm(2, 0, 1.5), True)
for op in "max min".split():
    case(op, "order", lambda t, n=op: getattr(t, n)(), True)
    case(f"{op}_1", "order", lambda t, n=op: getattr(t, n)(1, keepdim=True), True)
    case(f"a{op}", "order", lambda t, n=op: getattr(t, "a" + n)((0, 1)), True)
    case(f"a{op}_keep", "order", lambda t, n=op: getattr(t, "a" + n)(1, keepdim=True), True)
    case(f"arg{op}", "order", lambda t, n=op: getattr(t, "arg" + n)())
    case(f"arg{op}_1", "order", lambda t, n=op: getattr(t, "arg" + n)(1, keepdim=True))
case("aminmax", "order", lambda t: t.aminmax())
case("aminmax_1", "order", lambda t: t.aminmax(dim=1, keepdim=True))  # 1.13 has no derivative of it
for op in "all any".split():
    case(op, "p", lambda t, n=op: getattr(t, n)())
    case(f"{op}_0", "p", lambda t, n=op: getattr(t, n)(0, keepdim=True))
for op in "std var std_mean var_mean".split():
    call = getattr(torch, op)
    case(op, "x", lambda t, f=call: f(t), True)
    case(f"{op}_biased", "x", lambda t, f=call: f(t, unbiased=False), True)
    case(f"{op}_1", "x", lambda t, f=call: f(t, 1, keepdim=True), True)
    case(f"{op}_01", "a", lambda t, f=call: f(t, (0, 1), unbiased=False), True)
    case(f"{op}_012", "a", lambda t, f=call: f(t, (0, 1, 2)), True)
    case(f"{op}_of_ints", "i", lambda t, f=call: f(t.double(), 1))

case("median", "order", lambda t: t.median(), True)
case("nanmedian", "gaps", lambda t: t.nanmedian())
case("mode", "ties", lambda t: t.mode(1))
case("quantile", "order quantiles", lambda t, q: t.quantile(q, dim=-1))
case("nanquantile", "gaps quantiles", lambda t, q: t.nanquantile(q, dim=-1, keepdim=True))
case("kthvalue", "order", lambda t: t.kthvalue(2), True)
case("kthvalue_0", "order", lambda t: t.kthvalue(1, 0, True), True)
case("topk", "order", lambda t: t.topk(2), True)
case("topk_least", "order", lambda t: t.topk(1, 0, largest=False), True)
case("sort", "order", lambda t: t.sort(), True)
case("sort_stable", "ties", lambda t: t.sort(dim=1, descending=True, stable=True))
case("argsort", "order", lambda t: t.argsort())
case("argsort_0", "order", lambda t: t.argsort(0, descending=True))
case("msort", "order", lambda t: t.msort(), True)
case("searchsorted", "knots steps", lambda t, o: torch.searchsorted(t, o))
case("searchsorted_right", "knots steps", lambda t, o: torch.searchsorted(t, o, right=True, out_int32=True))
case("searchsorted_scalar", "knots", lambda t: torch.searchsorted(t, 0.5))
case("bucketize", "steps knots", lambda t, o: torch.bucketize(t, o))
case("bucketize_right", "steps knots", lambda t, o: torch.bucketize(t, o, out_int32=True, right=True))
case("histc", "order", lambda t: t.histc(5))
case("histc_given", "order", lambda t: t.histc(4, -2, 2))
case("bincount", "counts", lambda t: t.bincount())
case("bincount_weighted", "counts weights", lambda t, o: t.bincount(o, minlength=8))

case("cumsum", "x", lambda t: t.cumsum(1), True)
case("cumsum_double", "i", lambda t: t.cumsum(0, dtype=F))
case("cumprod", "x", lambda t: t.cumprod(1), True)
case("cummax", "order", lambda t: t.cummax(1), True)
case("cummin", "order", lambda t: t.cummin(1), True)
case("logcumsumexp", "x", lambda t: t.logcumsumexp(1), True)
case("diff", "order", lambda t: t.diff(), True)
case("diff_2", "order", lambda t: t.diff(2), True)
case("diff_ends", "order order", lambda t, o: t.diff(1, 0, o, o), True)
case("trapezoid", "order", lambda t: torch.trapezoid(t, dx=0.5), True)
case("trapezoid_x", "order knots", lambda t, o: torch.trapezoid(t, o), True)
case("cumulative_trapezoid", "order", lambda t: torch.cumulative_trapezoid(t, dx=0.5), True)
case("cumulative_trapezoid_x", "order knots", lambda t, o: torch.cumulative_trapezoid(t, o), True)
case("cov", "order", lambda t: t.cov(), True)
case("cov_weighted", "order repeats", lambda t, o: t.cov(correction=0, fweights=o))
case("corrcoef", "order", lambda t: t.corrcoef(), True)

case("matmul", "a b", torch.matmul, True)
case("matmul_vector", "square v", torch.matmul, True)
case("mm", "square definite", torch.mm, True)
case("bmm", "a b", torch.bmm, True)
case("mv", "square v", torch.mv, True)
case("dot", "v w", torch.dot, True)
case("vdot", "v w", torch.vdot, True)
case("inner", "x y", torch.inner, True)
case("outer", "v u", torch.outer, True)
case("kron", "u x", torch.kron, True)
case("addmm", "m x low", lambda t, p, q: t.addmm(p, q, beta=0.5, alpha=2), True)
case("addmm_int", "n i l", lambda t, p, q: t.addmm(p, q))
case("addmv", "u x v", lambda t, p, q: t.addmv(p, q, beta=0.5, alpha=-1), True)
case("addr", "x u v", lambda t, p, q: t.addr(p, q, beta=2, alpha=0.5), True)
case("addbmm", "m a b", lambda t, p, q: t.addbmm(p, q, beta=0.5, alpha=2), True)
case("baddbmm", "m a b", lambda t, p, q: torch.baddbmm(t, p, q, beta=0.5, alpha=2), True)
case("tensordot", "a b", lambda t, o: torch.tensordot(t, o, ([2, 0], [1, 0])), True)
case("tensordot_1", "a low", lambda t, o: torch.tensordot(t, o, 1), True)
case("einsum", "a b", lambda t, o: torch.einsum("bij,bjk->bik", t, o), True)
case("cdist", "x y", torch.cdist, True)
case("cdist_1", "x y", lambda t, o: torch.cdist(t, o, p=1.0), True)
case("multi_dot", "x square low", lambda t, o, s: torch.linalg.multi_dot([t, o, s]), True)
case("cross", "x y", lambda t, o: torch.linalg.cross(t, o), True)
case("vecdot", "x y", lambda t, o: torch.linalg.vecdot(t, o, dim=0), True)
case("vander", "v", lambda t: torch.linalg.vander(t), True)
case("vander_2", "v", lambda t: torch.linalg.vander(t, N=2))
case("linalg_diagonal", "a", lambda t: torch.linalg.diagonal(t, offset=1), True)

case("det", "square", torch.det, True)
case("logdet", "definite", torch.logdet, True)
case("slogdet", "square", lambda t: torch.linalg.slogdet(t))
case("inverse", "square", torch.inverse, True)
case("inv_ex", "square", lambda t: torch.linalg.inv_ex(t))
case("pinverse", "tall", torch.pinverse, True)
case("matrix_exp", "square", torch.matrix_exp, True)
case("matrix_power", "square", lambda t: torch.matrix_power(t, -2), True)
case("cholesky", "definite", lambda t: torch.linalg.cholesky(t))
case("cholesky_upper", "definite", lambda t: torch.linalg.cholesky(t).mT)
case("cholesky_ex", "definite", lambda t: torch.linalg.cholesky_ex(t))
case("cholesky_solve", "square definite", lambda t, o: torch.cholesky_solve(t, torch.linalg.cholesky(o)))
case("solve", "square v", torch.linalg.solve, True)
case("solve_right", "square x", lambda t, o: torch.linalg.solve(t, o, left=False), True)
case("solve_ex", "square v", lambda t, o: torch.linalg.solve_ex(t, o))
case("solve_triangular", "square definite", lambda t, o: torch.linalg.solve_triangular(t, o, upper=True), True)
case("svdvals", "tall", torch.linalg.svdvals, True)
case("eigvalsh", "definite", torch.linalg.eigvalsh)  # reads one triangle: differences by element would mislead
case("matrix_rank", "tall", torch.linalg.matrix_rank)
case("matrix_rank_cut", "definite", lambda t: torch.linalg.matrix_rank(t, atol=3.5))
case("cond", "square", torch.linalg.cond, True)
# 1.13 multiplies these two into what their gradient needs, and then refuses it.
case("cond_1", "square", lambda t: torch.linalg.cond(t, 1))
case("cond_fro", "square", lambda t: torch.linalg.cond(t, "fro"))
case("linalg_norm", "x", torch.linalg.norm, True)
case("linalg_norm_1", "square", lambda t: torch.linalg.norm(t, 1), True)
case("linalg_norm_inf", "square", lambda t: torch.linalg.norm(t, inf), True)
case("linalg_norm_nuc", "square", lambda t: torch.linalg.norm(t, "nuc"), True)
case("linalg_norm_dims", "a", lambda t: torch.linalg.norm(t, dim=(0, 2), keepdim=True), True)
case("vector_norm", "x", torch.linalg.vector_norm, True)
case("vector_norm_3", "x", lambda t: torch.linalg.vector_norm(t, 3.0, dim=1, keepdim=True), True)
case("matrix_norm", "a", torch.linalg.matrix_norm, True)
case("matrix_norm_nuc", "a", lambda t: torch.linalg.matrix_norm(t, "nuc", (0, 2)), True)
case("matrix_norm_1", "a", lambda t: torch.linalg.matrix_norm(t, 1.0), True)

same_special = {
    "entr": "positive", "erfcx": "x", "i0e": "x", "i1": "x", "i1e": "x", "ndtr": "x", "ndtri": "share",
}
for op, over in same_special.items():
    case(f"special_{op}", over, lambda t, n=op: getattr(torch.special, n)(t), True)
case("special_xlog1py", "x positive", torch.special.xlog1py, True)
case("special_zeta", "large positive", torch.special.zeta)


def number(value):
    return value if isinstance(value, (bool, int)) or math.isfinite(value) else repr(value)


def stored(tensor):
    tensor = tensor.detach()
    return {
        "type": {F: "Float64", I: "Int64", B: "Bool", torch.int32: "Int32", torch.float32: "Float32"}[tensor.dtype],
        "shape": list(tensor.shape),
        "data": [number(value) for value in tensor.flatten().tolist()],
    }


def record(inputs, function, grad):
    outputs = function(*(INPUTS[name].clone() for name in inputs))
    if isinstance(outputs, torch.Tensor):
        outputs = [outputs]
    return {"inputs": inputs, "grad": grad, "outputs": [stored(output) for output in outputs]}


def line(key, value):
    return f"    {json.dumps(key)}: {json.dumps(value, separators=(', ', ': '))}"


path = pathlib.Path(__file__).with_name("math.json")
inputs = ",\n".join(line(name, stored(tensor)) for name, tensor in INPUTS.items())
cases = ",\n".join(line(name, record(*entry)) for name, entry in CASES.items())
path.write_text(
    f'{{\n  "torch": "{torch.__version__.split("+")[0]}",\n  "inputs": {{\n{inputs}\n  }},\n  "cases": {{\n{cases}\n  }}\n}}\n')
print(f"{len(CASES)} cases, {path.stat().st_size} bytes")
