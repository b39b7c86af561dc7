using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Attribution.Gradients;

/// <summary>A layer that normalises, then scales and shifts: the scale's gradient is what came back times what was normalised.</summary>
internal abstract class ScaleGradient(string name, nn.Module<Tensor, Tensor> module, Parameter scale, Parameter? shift)
    : LayerGradient(name, module, shift is null ? [scale] : [scale, shift])
{
    public override Tensor Of(Tensor input, Tensor cotangent)
    {
        var scales = Summed(cotangent * Normalised(input));
        return shift is null ? scales : cat([scales, Summed(cotangent)], 1);
    }

    public override long WorkingNumbers(Tensor input, Tensor output) => 3 * output.numel() / output.size(0) + 2 * Size;

    protected abstract Tensor Normalised(Tensor input);

    /// <summary>Over all places of a record that share a scale: a row a record.</summary>
    protected abstract Tensor Summed(Tensor values);
}
