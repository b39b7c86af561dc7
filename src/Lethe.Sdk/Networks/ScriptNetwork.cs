using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>A script where a network is wanted: same tensors under the same names.</summary>
internal sealed class ScriptNetwork : nn.Module<Tensor, Tensor>
{
    public ScriptNetwork(jit.ScriptModule<Tensor, Tensor> script) : base(nameof(ScriptNetwork))
    {
        Script = script;
        register_module("script", script);
    }

    public jit.ScriptModule<Tensor, Tensor> Script { get; }

    public override Tensor forward(Tensor input) => Script.call(input);
}
