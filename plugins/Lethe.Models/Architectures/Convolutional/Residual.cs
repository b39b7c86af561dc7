using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Lethe.Models.Architectures;

/// <summary>Adds to an input what its body makes of it.</summary>
internal sealed class Residual : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "body")] private readonly nn.Module<Tensor, Tensor> _body;

    public Residual(nn.Module<Tensor, Tensor> body) : base(nameof(Residual))
    {
        _body = body;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => input + _body.call(input);
}
