using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Fold : nn.Module<Tensor, Tensor>
{
    private readonly long[] _outputSize, _window, _dilation, _padding, _stride;

    internal Fold((long, long) output_size, (long, long) kernel_size, (long, long) dilation, (long, long) padding, (long, long) stride)
        : base(nameof(Fold))
    {
        _outputSize = Sizes.Of(output_size);
        _window = Sizes.Of(kernel_size);
        _dilation = Sizes.Of(dilation);
        _padding = Sizes.Of(padding);
        _stride = Sizes.Of(stride);
    }

    public override Tensor forward(Tensor input) => Kernels.Fold(input, _outputSize, _window, _dilation, _padding, _stride);
}
