using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class AdaptiveAvgPool3d : ParameterLessModule<Tensor, Tensor>
{
    internal AdaptiveAvgPool3d(long[] output_size) : base(nameof(AdaptiveAvgPool3d)) => this.output_size = output_size;

    public long[] output_size { get; set; }

    public override Tensor forward(Tensor input) => Kernels.AdaptiveAvgPool3d(input, output_size);
}
