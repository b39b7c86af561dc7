using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>A script where a network is wanted: the same tensors.</summary>
internal sealed class ScriptNetwork : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "script")] private readonly jit.ScriptModule<Tensor, Tensor> _script;

    public ScriptNetwork(jit.ScriptModule<Tensor, Tensor> script) : base(nameof(ScriptNetwork))
    {
        _script = script;
        RegisterComponents();
    }

    public jit.ScriptModule<Tensor, Tensor> Script => _script;

    public override Tensor forward(Tensor input) => _script.call(input);
}
