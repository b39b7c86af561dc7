using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>What it takes to build a network anew, all but its weights; files of weights carry it.</summary>
public sealed record Blueprint(PluginReference Architecture, InputDescription Input, int Classes)
{
    /// <summary>A fresh network on the CPU; its initial weights depend on torch's seed alone.</summary>
    public nn.Module<Tensor, Tensor> Build(IPluginFactory plugins) =>
        plugins.Create<IArchitecture>(Architecture).Build(Input, Classes);
}
