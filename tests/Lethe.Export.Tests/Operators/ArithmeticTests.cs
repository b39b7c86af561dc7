using Lethe.Export.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Export.Tests.Operators;

public sealed class ArithmeticTests
{
    private static readonly Cases All = new()
    {
        { "sums and products", x => (2 - x) * 3 + x / 4 - (x + x * x), 3, 4 },
        { "sum with a factor", x => x.add(x.sin(), 0.5).sub(x), 3, 4 },
        { "in place", x => x.mul(2).add_(1).div_(3).sub_(x).neg_(), 3, 4 },
        { "quotient of a number", x => 1 / (x.abs() + 1), 3, 4 },
        { "by the batch", x => x / x.size(0) + x.size(0), 3, 4 },
        { "floor division", x => x.div(0.3, RoundingMode.floor) + x.floor_divide(0.7), 3, 4 },
        { "division cut off", x => x.div(0.3, RoundingMode.trunc), 3, 4 },
        { "remainder", x => x % 0.7, 3, 4 },
        { "fmod", x => x.fmod(0.7), 3, 4 },
        { "powers", x => x.pow(2) + x.abs().pow(0.5) + x.pow(3), 3, 4 },
        { "power of tensors", x => x.abs().pow(x), 3, 4 },
        { "number to the power", x => pow(2.0, x), 3, 4 },
        { "roots", x => x.abs().sqrt() + (x.abs() + 1).rsqrt() + (x + 10).reciprocal(), 3, 4 },
        { "exponentials", x => x.exp() + x.exp2() + x.expm1(), 3, 4 },
        { "logarithms", x => (x.abs() + 1).log() + x.abs().log1p() + (x.abs() + 1).log2() + (x.abs() + 1).log10(), 3, 4 },
        { "trigonometry", x => x.sin() + x.cos() + x.tan() + x.tanh().asin() + x.tanh().acos() + x.atan(), 3, 4 },
        { "hyperbolic", x => x.sinh() + x.cosh() + x.asinh() + (x.abs() + 1).acosh() + (x.tanh() * 0.9).atanh(), 3, 4 },
        { "signs", x => x.abs() + x.neg() + x.sign() + x.square() + x.frac(), 3, 4 },
        { "rounding", x => (x * 3).floor() + (x * 3).ceil() + (x * 3).round() * 10 + (x * 3).trunc() * 100, 3, 4 },
        { "error function", x => x.erf() + x.erfc(), 3, 4 },
        { "clamp", x => x.clamp(-0.5, 0.5), 3, 4 },
        { "clamp one side", x => x.clamp_min(-0.5) + x.clamp_max(0.5), 3, 4 },
        { "clamp by tensors", x => x.clamp(x.abs() * -0.5, x.abs() * 0.5), 3, 4 },
        { "maximum", x => x.maximum(x * x) + x.minimum(x * x), 3, 4 },
        { "lerp", x => x.lerp(x * 2, x.sin()), 3, 4 },
        { "addcmul", x => x.addcmul(x, x.sin(), 0.5) + x.addcdiv(x, x.abs() + 1, 0.5), 3, 4 },
        { "logaddexp", x => x.logaddexp(x * 2), 3, 4 },
        { "comparisons", x => stack([x.eq(0), x.ne(0), x.lt(0.1), x.le(0.1), x.gt(-0.1), x.ge(-0.1)], 1), 3, 4 },
        { "comparisons of tensors", x => stack([x.eq(x * x), x.ne(x * x), x.lt(x * x), x.ge(x * x)], 1), 3, 4 },
        { "logic", x => x.gt(0).logical_and(x.lt(1)).logical_or(x.lt(-1)).logical_xor(x.gt(2)).logical_not(), 3, 4 },
        { "bits of truth", x => (x.gt(0) & x.lt(1)) | x.lt(-1), 3, 4 },
        { "tests of numbers", x => stack([(x / 0).isinf(), (x * 0 / 0).isnan(), x.isfinite()], 1), 3, 4 },
        { "nan to num", x => (x.gt(0).to(ScalarType.Float32) / 0).nan_to_num(3, 4, 5), 3, 4 },
        { "matmul", x => x.matmul(x.mT), 3, 4, 5 },
        { "bmm", x => x.bmm(x.transpose(1, 2)), 3, 4, 5 },
        { "mm", x => x.mm(x.t()).mm(x), 3, 4 },
        { "mv", x => x.mv(ones(4)), 3, 4 },
        { "addmm", x => ones(4).addmm(x, x.t().mm(x), 0.5f, 2), 3, 4 },
        { "baddbmm", x => x.baddbmm(x, x.mT.bmm(x), 0.5f, 2), 3, 4, 5 },
        { "outer", x => x.select(1, 0).outer(arange(4, ScalarType.Float32)), 3, 4 },
        { "einsum", x => einsum("bij, bkj -> bik", x, x * 2), 3, 4, 5 },
        { "einsum with an ellipsis", x => einsum("...i,...i->...", x, x), 3, 4, 5 },
        { "int with float", ScalarType.Int64, x => x * 0.5, 3, 4 },
        { "int with int", ScalarType.Int64, x => (x + 3) * x - 2, 3, 4 },
        { "int division", ScalarType.Int64, x => x / 3, 3, 4 },
        { "int floor division", ScalarType.Int64, x => (x - 2).floor_divide(3) + (x - 2) % 3, 3, 4 },
        { "int32 with int64", ScalarType.Int32, x => x + x.to(ScalarType.Int64), 3, 4 },
        { "int root", ScalarType.Int64, x => x.sqrt() + x.exp(), 3, 4 },
        { "int bounds", ScalarType.Int64, x => x.clamp(1, 3).relu().abs(), 3, 4 },
        { "int comparison", ScalarType.Int64, x => x.gt(1.5).to(ScalarType.Int64) + x.eq(2), 3, 4 },
        { "bool sum", ScalarType.Bool, x => x.sum(1), 3, 4 },
        { "bool arithmetic", ScalarType.Bool, x => x * x + 1.5, 3, 4 },
        { "bytes", ScalarType.Byte, x => x.to(ScalarType.Float32) / 255 - 0.5, 3, 4 },
        { "one hot", ScalarType.Int64, x => nn.functional.one_hot(x, 5), 3, 4 },
        { "to types", x => (x * 3).to(ScalarType.Int64).to(ScalarType.Float64).to(ScalarType.Float32), 3, 4 },
    };

    public static TheoryData<string> Names => All.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Save_Arithmetic_GivesTheModulesAnswers(string name) => All.Run(name);
}
