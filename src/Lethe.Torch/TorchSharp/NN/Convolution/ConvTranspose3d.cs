using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class ConvTranspose3d : ConvolutionTranspose
{
    internal ConvTranspose3d(ConvolutionOptions options) : base(nameof(ConvTranspose3d), options)
    {
    }

    public override Tensor forward(Tensor input, long[]? output_size) => Kernels.ConvTranspose3d(
        input, weight, bias, stride, padding, OutputPaddingFor(input, output_size), groups, dilation);
}
