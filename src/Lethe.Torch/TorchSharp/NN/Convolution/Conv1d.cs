using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Conv1d : Convolution
{
    internal Conv1d(ConvolutionOptions options) : base(nameof(Conv1d), options, transposed: false)
    {
    }

    public override Tensor forward(Tensor input)
    {
        if (padding_mode != PaddingModes.Zeros)
        {
            using var padded = Padded(input);
            return Kernels.Conv1d(padded, weight, bias, stride, Sizes.Zero, dilation, groups);
        }
        return padding_type is { } type
            ? Kernels.Conv1d(input, weight, bias, stride, type, dilation, groups)
            : Kernels.Conv1d(input, weight, bias, stride, padding, dilation, groups);
    }
}
