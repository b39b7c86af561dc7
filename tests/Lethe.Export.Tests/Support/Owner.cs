using static TorchSharp.torch;

namespace Lethe.Export.Tests.Support;

/// <summary>A module that computes what a function says, with a layer of its own.</summary>
internal sealed class Owner : nn.Module<Tensor, Tensor>
{
    private readonly Func<Tensor, Tensor> _function;

    public Owner(nn.Module layer, Func<Tensor, Tensor> function) : base(nameof(Owner))
    {
        _function = function;
        register_module("layer", layer);
    }

    public override Tensor forward(Tensor input) => _function(input);
}
