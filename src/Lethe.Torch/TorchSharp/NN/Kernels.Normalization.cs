using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp;

internal static partial class Kernels
{
    public static Tensor BatchNorm(
        Tensor input, Tensor? mean, Tensor? variance, Tensor? weight, Tensor? bias, bool training, double momentum, double eps) =>
        Aten.batch_norm.Call(input, weight, bias, mean, variance, training, momentum, eps, true);

    public static Tensor InstanceNorm(
        Tensor input, Tensor? mean, Tensor? variance, Tensor? weight, Tensor? bias, bool useInput, double momentum, double eps) =>
        Aten.instance_norm.Call(input, weight, bias, mean, variance, useInput, momentum, eps, true);

    public static Tensor LayerNorm(Tensor input, long[] shape, Tensor? weight, Tensor? bias, double eps) =>
        Aten.layer_norm.Call(input, shape, weight, bias, eps, true);

    public static Tensor GroupNorm(Tensor input, long groups, Tensor? weight, Tensor? bias, double eps) =>
        Aten.group_norm.Call(input, groups, weight, bias, eps, true);

    /// <summary>Divides by (k + alpha * mean of squares over the neighbouring channels) to the power beta.</summary>
    public static Tensor LocalResponseNorm(Tensor input, long size, double alpha, double beta, double k)
    {
        using var scope = NewDisposeScope();
        var shape = input.shape;
        // Channels become a spatial dimension, so that average pooling can slide over them.
        var squares = Aten.reshape.Call(Aten.mul_Tensor.Call(input, input), new[] { shape[0], 1, shape[1], shape[2], -1 });
        var padded = Pad(squares, [0, 0, 0, 0, size / 2, (size - 1) / 2], PaddingModes.Constant);
        var means = Aten.avg_pool3d.Call(padded, new[] { size, 1, 1 }, Sizes.One);
        var scaled = Aten.add_Scalar.Call(Aten.mul_Scalar.Call(means, alpha), k);
        var divisor = Aten.reshape.Call(Aten.pow_Tensor_Scalar.Call(scaled, beta), shape);
        return Aten.div_Tensor.Call(input, divisor).MoveToOuterDisposeScope();
    }
}
