using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Attribution.Gradients;

/// <summary>A convolution multiplies a matrix with every patch that it looks at.</summary>
internal sealed class ConvolutionGradient(string name, Conv2d layer) : FactoredGradient(name, layer, layer.weight, layer.bias)
{
    private readonly long _patch = layer.weight.size(1) * layer.weight.size(2) * layer.weight.size(3);

    public override long Groups => layer.groups;

    public override long Outputs { get; } = layer.weight.size(0) / layer.groups;

    public override long Inputs => _patch;

    protected override (Tensor Input, Tensor Cotangent) Places(Tensor input, Tensor cotangent)
    {
        var patches = nn.functional.unfold(Padded(input), Pair(layer.kernel_size), Pair(layer.dilation), (0, 0), Pair(layer.stride));
        return (
            patches.reshape(input.size(0), Groups, _patch, -1).transpose(2, 3),
            cotangent.reshape(input.size(0), Groups, Outputs, -1).transpose(2, 3));
    }

    protected override long PlacesOf(Tensor output) => output.size(2) * output.size(3);

    private Tensor Padded(Tensor input)
    {
        var (top, bottom) = PaddingOf(0);
        var (left, right) = PaddingOf(1);
        return (top, bottom, left, right) == (0, 0, 0, 0)
            ? input
            : nn.functional.pad(input, [left, right, top, bottom], layer.padding_mode == PaddingModes.Zeros ? PaddingModes.Constant : layer.padding_mode);
    }

    private (long Before, long After) PaddingOf(int dimension)
    {
        if (layer.padding is { } known) return (known[dimension], known[dimension]);
        var total = layer.padding_type == Padding.Same ? layer.dilation[dimension] * (layer.kernel_size[dimension] - 1) : 0;
        return (total / 2, total - total / 2);
    }

    private static (long, long) Pair(long[] sizes) => (sizes[0], sizes[1]);
}
