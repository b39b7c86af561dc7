using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class AdaptiveMaxPool3d : ParameterLessModule<Tensor, Tensor>
{
    internal AdaptiveMaxPool3d(long[] output_size) : base(nameof(AdaptiveMaxPool3d)) => this.output_size = output_size;

    public long[] output_size { get; set; }

    public override Tensor forward(Tensor input) => Kernels.Values(Kernels.AdaptiveMaxPool3d(input, output_size));

    public (Tensor output, Tensor indices) forward_with_indices(Tensor input) => Kernels.AdaptiveMaxPool3d(input, output_size);
}
