using static TorchSharp.torch;

namespace Lethe.Models.Stacking;

/// <summary>A layer without weights that treats each number, or each record, by itself: one model's serves all.</summary>
internal sealed class SharedLayer(nn.Module<Tensor, Tensor> layer) : StackedLayer
{
    public override Tensor Forward(Tensor input) => layer.call(input);
}
