using TorchSharp;
using static Lethe.Torch.Tests.Mathematics.MathCase;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Mathematics;

/// <summary>The four operations with their operators, remainders, bounds, bits and logic.</summary>
internal static class ArithmeticCases
{
    private static readonly Scalar Half = 1.5;
    private static readonly Scalar Three = 3;

    public static IEnumerable<MathCase> All => [.. Sums, .. Products, .. Quotients, .. Remainders, .. Bounds, .. Bits];

    private static IEnumerable<MathCase> Sums =>
    [
        Two("add", (x, y) => x + y, (x, y) => x.add(y), (x, y) => add(x, y), In((x, y) => x.add_(y)), In((x, y) => add_(x, y))),
        Two("add_alpha",
            (x, y) => x.add(y, -2.5), (x, y) => add(x, y, -2.5), In((x, y) => x.add_(y, -2.5)), In((x, y) => add_(x, y, -2.5))),
        One("add_scalar",
            x => x + 1.5, x => x + 1.5f, x => x + Half, x => 1.5 + x, x => 1.5f + x, x => Half + x, x => x.add(1.5),
            x => add(x, 1.5), In(x => x.add_(1.5)), In(x => add_(x, 1.5))),
        One("add_scalar_alpha", x => x.add(1.5, 3), x => add(x, 1.5, 3), In(x => x.add_(1.5, 3)), In(x => add_(x, 1.5, 3))),
        One("add_int", x => x + 3, x => x + 3L, x => 3 + x, x => 3L + x, x => x + Three),
        Two("sub",
            (x, y) => x - y, (x, y) => x.sub(y), (x, y) => sub(x, y), (x, y) => x.subtract(y), (x, y) => subtract(x, y),
            In((x, y) => x.sub_(y)), In((x, y) => sub_(x, y)), In((x, y) => x.subtract_(y)), In((x, y) => subtract_(x, y))),
        One("sub_scalar",
            x => x - 1.5, x => x - 1.5f, x => x - Half, x => x.sub(1.5), x => sub(x, 1.5), x => x.subtract(1.5),
            x => subtract(x, 1.5), In(x => x.sub_(1.5)), In(x => sub_(x, 1.5)), In(x => x.subtract_(1.5)),
            In(x => subtract_(x, 1.5))),
        One("rsub", x => 1.5 - x, x => 1.5f - x, x => Half - x),
        One("rsub_int", x => 3 - x, x => 3L - x, x => Three - x, x => -(x - 3), x => -(x - 3L)),
    ];

    private static IEnumerable<MathCase> Products =>
    [
        Two("mul",
            (x, y) => x * y, (x, y) => x.mul(y), (x, y) => mul(x, y), (x, y) => x.multiply(y), (x, y) => multiply(x, y),
            In((x, y) => x.mul_(y)), In((x, y) => mul_(x, y)), In((x, y) => multiply_(x, y))),
        One("mul_scalar",
            x => x * -2.5, x => x * -2.5f, x => x * (Scalar)(-2.5), x => -2.5 * x, x => -2.5f * x, x => (Scalar)(-2.5) * x,
            x => x.mul(-2.5), x => mul(x, -2.5), x => x.multiply(-2.5), x => multiply(x, -2.5), In(x => x.mul_(-2.5)),
            In(x => mul_(x, -2.5)), In(x => multiply_(x, -2.5))),
        One("mul_int", x => x * 3, x => x * 3L, x => 3 * x, x => 3L * x),
        Three("addcmul",
            (x, y, z) => x.addcmul(y, z, 0.5), (x, y, z) => addcmul(x, y, z, 0.5), In((x, y, z) => x.addcmul_(y, z, 0.5)),
            In((x, y, z) => addcmul_(x, y, z, 0.5))),
        Three("addcdiv",
            (x, y, z) => x.addcdiv(y, z, 0.5), (x, y, z) => addcdiv(x, y, z, 0.5), In((x, y, z) => x.addcdiv_(y, z, 0.5)),
            In((x, y, z) => addcdiv_(x, y, z, 0.5))),
        Three("addcdiv_one", (x, y, z) => x.addcdiv(y, z), In((x, y, z) => x.addcdiv_(y, z))),
    ];

    private static IEnumerable<MathCase> Quotients =>
    [
        Two("div",
            (x, y) => x / y, (x, y) => x.div(y), (x, y) => div(x, y), (x, y) => x.divide(y), (x, y) => divide(x, y),
            (x, y) => x.true_divide(y), true_divide, In((x, y) => x.div_(y)), In((x, y) => div_(x, y)),
            In((x, y) => x.divide_(y)), In((x, y) => divide_(x, y)), In((x, y) => x.true_divide_(y)), In(true_divide_)),
        Two("div_trunc",
            (x, y) => x.div(y, RoundingMode.trunc), (x, y) => div(x, y, RoundingMode.trunc),
            (x, y) => x.divide(y, RoundingMode.trunc), (x, y) => divide(x, y, RoundingMode.trunc),
            In((x, y) => x.div_(y, RoundingMode.trunc)), In((x, y) => div_(x, y, RoundingMode.trunc)),
            In((x, y) => x.divide_(y, RoundingMode.trunc)), In((x, y) => divide_(x, y, RoundingMode.trunc))),
        Two("div_floor", (x, y) => x.div(y, RoundingMode.floor), In((x, y) => x.div_(y, RoundingMode.floor))),
        One("div_scalar",
            x => x / -0.5, x => x / -0.5f, x => x / (Scalar)(-0.5), x => x.div(-0.5), x => div(x, -0.5), x => x.divide(-0.5),
            x => divide(x, -0.5), x => x.true_divide(-0.5), In(x => x.div_(-0.5)), In(x => div_(x, -0.5)),
            In(x => x.divide_(-0.5)), In(x => divide_(x, -0.5)), In(x => x.true_divide_(-0.5))),
        One("div_int", x => x / 4, x => x / 4L, x => x.div(4)),
        One("div_scalar_trunc",
            x => x.div(-0.5, RoundingMode.trunc), x => div(x, -0.5, RoundingMode.trunc),
            x => divide(x, -0.5, RoundingMode.trunc), In(x => x.div_(-0.5, RoundingMode.trunc)),
            In(x => div_(x, -0.5, RoundingMode.trunc)), In(x => x.divide_(-0.5, RoundingMode.trunc))),
        One("div_scalar_floor",
            x => x.divide(-0.5, RoundingMode.floor), x => div(x, -0.5, RoundingMode.floor),
            In(x => x.div_(-0.5, RoundingMode.floor))),
        One("rdiv", y => 2.5 / y, y => 2.5f / y, y => (Scalar)2.5 / y),
        One("rdiv_int", y => 3 / y, y => 3L / y, y => Three / y),
        Two("floor_divide", (x, y) => x.floor_divide(y), floor_divide, In((x, y) => x.floor_divide_(y)), In(floor_divide_)),
        One("floor_divide_scalar", x => x.floor_divide(4), In(x => x.floor_divide_(4))),
    ];

    private static IEnumerable<MathCase> Remainders =>
    [
        Two("remainder",
            (x, y) => x % y, (x, y) => x.remainder(y), (x, y) => remainder(x, y), In((x, y) => x.remainder_(y)),
            In((x, y) => remainder_(x, y))),
        Two("remainder_double", (x, y) => x % y, (x, y) => x.remainder(y)),
        One("remainder_scalar",
            x => x % 0.875, x => x % 0.875f, x => x % (Scalar)0.875, x => x.remainder(0.875), x => remainder(x, 0.875),
            In(x => x.remainder_(0.875)), In(x => remainder_(x, 0.875))),
        One("remainder_int", x => x % 4, x => x % 4L, x => x.remainder(4)),
        Two("fmod", (x, y) => x.fmod(y), (x, y) => fmod(x, y), In((x, y) => x.fmod_(y)), In((x, y) => fmod_(x, y))),
        Two("fmod_double", (x, y) => x.fmod(y)),
        One("fmod_scalar", x => x.fmod(0.875), x => fmod(x, 0.875), In(x => x.fmod_(0.875)), In(x => fmod_(x, 0.875))),
    ];

    private static IEnumerable<MathCase> Bounds =>
    [
        One("clamp",
            x => x.clamp(-0.5, 1.0), x => clamp(x, -0.5, 1.0), x => x.clip(-0.5, 1.0), x => clip(x, -0.5, 1.0),
            In(x => x.clamp_(-0.5, 1.0)), In(x => clamp_(x, -0.5, 1.0))),
        Three("clamp_tensor",
            (x, z, y) => x.clamp(minimum(z, y), maximum(z, y)), (x, z, y) => clamp(x, minimum(z, y), maximum(z, y)),
            In((x, z, y) => x.clamp_(minimum(z, y), maximum(z, y))), In((x, z, y) => clamp_(x, minimum(z, y), maximum(z, y)))),
        One("clamp_max", x => x.clamp_max(0.6), x => x.clamp(max: (Scalar)0.6), In(x => x.clamp_max_(0.6))),
        One("clamp_min", x => x.clamp_min(0.6), x => x.clamp((Scalar)0.6), In(x => x.clamp_min_(0.6))),
        Two("maximum", (x, y) => x.maximum(y), maximum, (x, y) => max(x, y)),
        Two("minimum", (x, y) => x.minimum(y), minimum, (x, y) => min(x, y)),
        Two("fmax", (x, y) => x.fmax(y), fmax),
        Two("fmin", (x, y) => x.fmin(y), fmin),
        Two("fmax_holes", (x, y) => x.fmax(y), (x, y) => -fmin(-x, -y)),
        Two("maximum_holes", (x, y) => x.maximum(y), (x, y) => -minimum(-x, -y)),
        Two("heaviside", (x, y) => x.heaviside(y), heaviside),
        Three("lerp", (x, y, z) => x.lerp(y, z), lerp, In((x, y, z) => x.lerp_(y, z))),
    ];

    private static IEnumerable<MathCase> Bits =>
    [
        Two("bitwise_and", (x, y) => x & y, (x, y) => x.bitwise_and(y), bitwise_and, In((x, y) => x.bitwise_and_(y)), In(bitwise_and_)),
        Two("bitwise_or", (x, y) => x | y, (x, y) => x.bitwise_or(y), bitwise_or, In((x, y) => x.bitwise_or_(y)), In(bitwise_or_)),
        Two("bitwise_xor", (x, y) => x ^ y, (x, y) => x.bitwise_xor(y), bitwise_xor, In((x, y) => x.bitwise_xor_(y)), In(bitwise_xor_)),
        Two("bitwise_left_shift",
            (x, y) => x.bitwise_left_shift(y), bitwise_left_shift, In((x, y) => x.bitwise_left_shift_(y)),
            In(bitwise_left_shift_)),
        Two("bitwise_right_shift",
            (x, y) => x.bitwise_right_shift(y), bitwise_right_shift, In((x, y) => x.bitwise_right_shift_(y)),
            In(bitwise_right_shift_)),
        One("bitwise_not", x => ~x, x => x.bitwise_not(), bitwise_not, In(x => x.bitwise_not_()), In(bitwise_not_)),
        One("bitwise_not_bool", x => ~x, x => x.logical_not()),
        Two("logical_and", (x, y) => x.logical_and(y), logical_and, (x, y) => x & y, In((x, y) => x.logical_and_(y)), In(logical_and_)),
        Two("logical_or", (x, y) => x.logical_or(y), logical_or, (x, y) => x | y, In((x, y) => x.logical_or_(y)), In(logical_or_)),
        Two("logical_xor", (x, y) => x.logical_xor(y), logical_xor, (x, y) => x ^ y, In((x, y) => x.logical_xor_(y)), In(logical_xor_)),
        One("logical_not", x => x.logical_not(), logical_not, In(x => x.logical_not_())),
        Two("gcd", (x, y) => x.gcd(y), gcd, In((x, y) => x.gcd_(y)), In(gcd_)),
        Two("lcm", (x, y) => x.lcm(y), lcm, In((x, y) => x.lcm_(y)), In(lcm_)),
    ];
}
