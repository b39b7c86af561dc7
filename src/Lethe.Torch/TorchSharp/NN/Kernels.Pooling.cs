using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp;

internal static partial class Kernels
{
    public static Tensor MaxPool1d(Tensor input, long[] window, long[]? stride, long[]? padding, long[]? dilation, bool ceiling) =>
        Aten.max_pool1d.Call(input, window, stride ?? Sizes.AsWindow, padding ?? Sizes.Zero, dilation ?? Sizes.One, ceiling);

    public static Tensor MaxPool2d(Tensor input, long[] window, long[]? stride, long[]? padding, long[]? dilation, bool ceiling) =>
        Aten.max_pool2d.Call(input, window, stride ?? Sizes.AsWindow, padding ?? Sizes.Zero, dilation ?? Sizes.One, ceiling);

    public static Tensor MaxPool3d(Tensor input, long[] window, long[]? stride, long[]? padding, long[]? dilation, bool ceiling) =>
        Aten.max_pool3d.Call(input, window, stride ?? Sizes.AsWindow, padding ?? Sizes.Zero, dilation ?? Sizes.One, ceiling);

    public static (Tensor, Tensor) MaxPool1dWithIndices(
        Tensor input, long[] window, long[]? stride, long[]? padding, long[]? dilation, bool ceiling) =>
        Aten.max_pool1d_with_indices.Call2(
            input, window, stride ?? Sizes.AsWindow, padding ?? Sizes.Zero, dilation ?? Sizes.One, ceiling);

    public static (Tensor, Tensor) MaxPool2dWithIndices(
        Tensor input, long[] window, long[]? stride, long[]? padding, long[]? dilation, bool ceiling) =>
        Aten.max_pool2d_with_indices.Call2(
            input, window, stride ?? Sizes.AsWindow, padding ?? Sizes.Zero, dilation ?? Sizes.One, ceiling);

    public static (Tensor, Tensor) MaxPool3dWithIndices(
        Tensor input, long[] window, long[]? stride, long[]? padding, long[]? dilation, bool ceiling) =>
        Aten.max_pool3d_with_indices.Call2(
            input, window, stride ?? Sizes.AsWindow, padding ?? Sizes.Zero, dilation ?? Sizes.One, ceiling);

    public static Tensor AvgPool1d(Tensor input, long[] window, long[]? stride, long[]? padding, bool ceiling, bool countPadding) =>
        Aten.avg_pool1d.Call(input, window, stride ?? Sizes.AsWindow, padding ?? Sizes.Zero, ceiling, countPadding);

    public static Tensor AvgPool2d(
        Tensor input, long[] window, long[]? stride, long[]? padding, bool ceiling, bool countPadding, long? divisor) =>
        Aten.avg_pool2d.Call(input, window, stride ?? Sizes.AsWindow, padding ?? Sizes.Zero, ceiling, countPadding, divisor);

    public static Tensor AvgPool3d(
        Tensor input, long[] window, long[]? stride, long[]? padding, bool ceiling, bool countPadding, long? divisor) =>
        Aten.avg_pool3d.Call(input, window, stride ?? Sizes.AsWindow, padding ?? Sizes.Zero, ceiling, countPadding, divisor);

    public static Tensor AdaptiveAvgPool1d(Tensor input, long[] size) => Aten.adaptive_avg_pool1d.Call(input, size);

    public static Tensor AdaptiveAvgPool2d(Tensor input, long[] size) => Aten.adaptive_avg_pool2d.Call(input, size);

    public static Tensor AdaptiveAvgPool3d(Tensor input, long[] size) => Aten.adaptive_avg_pool3d.Call(input, size);

    public static (Tensor, Tensor) AdaptiveMaxPool1d(Tensor input, long[] size) => Aten.adaptive_max_pool1d.Call2(input, size);

    public static (Tensor, Tensor) AdaptiveMaxPool2d(Tensor input, long[] size) => Aten.adaptive_max_pool2d.Call2(input, size);

    public static (Tensor, Tensor) AdaptiveMaxPool3d(Tensor input, long[] size) => Aten.adaptive_max_pool3d.Call2(input, size);

    /// <summary>The values of a pooling that gives indices too.</summary>
    public static Tensor Values((Tensor Values, Tensor Indices) pooled)
    {
        pooled.Indices.Dispose();
        return pooled.Values;
    }
}
