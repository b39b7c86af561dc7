using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace TorchSharp;

internal static partial class Kernels
{
    public static Tensor Fold(Tensor input, long[] outputSize, long[] window, long[] dilation, long[] padding, long[] stride) =>
        Aten.col2im.Call(input, outputSize, window, dilation, padding, stride);

    public static Tensor Unfold(Tensor input, long[] window, long[] dilation, long[] padding, long[] stride) =>
        Aten.im2col.Call(input, window, dilation, padding, stride);

    public static Tensor Upsample(
        Tensor input, long[]? size, double[]? scale, UpsampleMode mode, bool? alignCorners, bool recomputeScale)
    {
        if ((size is null) == (scale is null)) throw new ArgumentException("Upsampling takes either a size or a scale factor.");
        var spatial = (int)input.Dimensions - 2;
        if (scale is { Length: 1 } && spatial > 1) scale = [.. Enumerable.Repeat(scale[0], spatial)];
        if (size is { Length: 1 } && spatial > 1) size = size[0].Times(spatial);
        if (recomputeScale && scale is not null)
        {
            var shape = input.shape;
            size = [.. scale.Select((factor, i) => (long)Math.Floor(shape[i + 2] * factor))];
            scale = null;
        }
        var corners = alignCorners ?? false;
        return (mode, spatial) switch
        {
            (UpsampleMode.Nearest, 1) => Aten.upsample_nearest1d_vec.Call(input, size, scale),
            (UpsampleMode.Nearest, 2) => Aten.upsample_nearest2d_vec.Call(input, size, scale),
            (UpsampleMode.Nearest, 3) => Aten.upsample_nearest3d_vec.Call(input, size, scale),
            (UpsampleMode.Linear, 1) => Aten.upsample_linear1d_vec.Call(input, size, corners, scale),
            (UpsampleMode.Bilinear, 2) => Aten.upsample_bilinear2d_vec.Call(input, size, corners, scale),
            (UpsampleMode.Bicubic, 2) => Aten.upsample_bicubic2d_vec.Call(input, size, corners, scale),
            (UpsampleMode.Trilinear, 3) => Aten.upsample_trilinear3d_vec.Call(input, size, corners, scale),
            _ => throw new ArgumentException($"{mode} upsampling does not work on a tensor with {spatial + 2} dimensions."),
        };
    }
}
