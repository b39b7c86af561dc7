using static TorchSharp.torch;

namespace Lethe.Models.Stacking;

internal sealed class StackedFlatten : StackedLayer
{
    public override Tensor Forward(Tensor input) => input.flatten(2);
}
