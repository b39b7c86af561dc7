using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class ConvTranspose1d : ConvolutionTranspose
{
    internal ConvTranspose1d(ConvolutionOptions options) : base(nameof(ConvTranspose1d), options)
    {
    }

    public override Tensor forward(Tensor input, long[]? output_size) => Kernels.ConvTranspose1d(
        input, weight, bias, stride, padding, OutputPaddingFor(input, output_size), groups, dilation);
}
