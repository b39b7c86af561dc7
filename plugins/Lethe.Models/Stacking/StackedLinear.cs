using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Models.Stacking;

/// <summary>The linear layers of all models as one batched product.</summary>
internal sealed class StackedLinear : StackedLayer
{
    private readonly Linear[] _layers;
    private readonly Parameter _weight;
    private readonly Parameter _bias;

    public StackedLinear(IEnumerable<Linear> layers)
    {
        _layers = [.. layers];
        using var scope = NewDisposeScope();
        using var off = no_grad();
        // [models, in, out]: as the product wants it, so that no step has to turn it.
        _weight = nn.Parameter(stack(_layers.Select(layer => layer.weight.t()))).Detached();
        _bias = nn.Parameter(stack(_layers.Select(layer => (Tensor)layer.bias!)).unsqueeze(1)).Detached();
    }

    public override IReadOnlyList<Parameter> Parameters => [_weight, _bias];

    public override Tensor Forward(Tensor input) => baddbmm(_bias, input, _weight);

    public override void WriteBack()
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        for (var i = 0; i < _layers.Length; i++)
        {
            _layers[i].weight.copy_(_weight.select(0, i).t());
            _layers[i].bias!.copy_(_bias.select(0, i).squeeze(0));
        }
    }
}
