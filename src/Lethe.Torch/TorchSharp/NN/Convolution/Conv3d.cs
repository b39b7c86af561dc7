using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Conv3d : Convolution
{
    internal Conv3d(ConvolutionOptions options) : base(nameof(Conv3d), options, transposed: false)
    {
    }

    public override Tensor forward(Tensor input)
    {
        if (padding_mode != PaddingModes.Zeros)
        {
            using var padded = Padded(input);
            return Kernels.Conv3d(padded, weight, bias, stride, Sizes.Zero, dilation, groups);
        }
        return padding_type is { } type
            ? Kernels.Conv3d(input, weight, bias, stride, type, dilation, groups)
            : Kernels.Conv3d(input, weight, bias, stride, padding, dilation, groups);
    }
}
