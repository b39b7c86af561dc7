using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Attribution.Gradients;

/// <summary>Batch normalisation with its running statistics: in evaluation records do not see each other.</summary>
internal sealed class BatchNormGradient(string name, BatchNorm layer) : ScaleGradient(name, layer, layer.weight, layer.bias)
{
    protected override Tensor Normalised(Tensor input)
    {
        var shape = new long[input.dim()];
        Array.Fill(shape, 1);
        shape[1] = -1;
        return (input - layer.running_mean!.reshape(shape)) / (layer.running_var!.reshape(shape) + layer.eps).sqrt();
    }

    protected override Tensor Summed(Tensor values) => values.reshape(values.size(0), values.size(1), -1).sum(2L);
}
