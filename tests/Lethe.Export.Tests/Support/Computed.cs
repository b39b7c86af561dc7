using static TorchSharp.torch;

namespace Lethe.Export.Tests.Support;

/// <summary>A module that computes what a function says.</summary>
internal sealed class Computed(Func<Tensor, Tensor> function) : nn.Module<Tensor, Tensor>(nameof(Computed))
{
    public override Tensor forward(Tensor input) => function(input);
}
