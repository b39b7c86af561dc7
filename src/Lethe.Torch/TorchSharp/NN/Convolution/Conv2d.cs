using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Conv2d : Convolution
{
    internal Conv2d(ConvolutionOptions options) : base(nameof(Conv2d), options, transposed: false)
    {
    }

    public override Tensor forward(Tensor input)
    {
        if (padding_mode != PaddingModes.Zeros)
        {
            using var padded = Padded(input);
            return Kernels.Conv2d(padded, weight, bias, stride, Sizes.Zero, dilation, groups);
        }
        return padding_type is { } type
            ? Kernels.Conv2d(input, weight, bias, stride, type, dilation, groups)
            : Kernels.Conv2d(input, weight, bias, stride, padding, dilation, groups);
    }
}
