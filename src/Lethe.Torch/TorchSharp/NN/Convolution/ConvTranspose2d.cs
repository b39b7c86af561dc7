using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class ConvTranspose2d : ConvolutionTranspose
{
    internal ConvTranspose2d(ConvolutionOptions options) : base(nameof(ConvTranspose2d), options)
    {
    }

    public override Tensor forward(Tensor input, long[]? output_size) => Kernels.ConvTranspose2d(
        input, weight, bias, stride, padding, OutputPaddingFor(input, output_size), groups, dilation);
}
