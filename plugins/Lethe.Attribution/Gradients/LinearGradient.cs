using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Attribution.Gradients;

internal sealed class LinearGradient(string name, Linear layer) : FactoredGradient(name, layer, layer.weight, layer.bias)
{
    public override long Groups => 1;

    public override long Outputs { get; } = layer.weight.size(0);

    public override long Inputs { get; } = layer.weight.size(1);

    // Whatever lies between the record and the features, tokens for one, is a place.
    protected override (Tensor Input, Tensor Cotangent) Places(Tensor input, Tensor cotangent) =>
        (input.reshape(input.size(0), 1, -1, Inputs), cotangent.reshape(cotangent.size(0), 1, -1, Outputs));

    protected override long PlacesOf(Tensor output) => output.numel() / (output.size(0) * Outputs);
}
