using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>A network by name, built for an input shape and a number of classes. Id prefix <c>arch</c>.</summary>
public interface IArchitecture : IPlugin
{
    /// <summary>A fresh network; its initial weights depend on torch's seed alone, which the caller has set.</summary>
    nn.Module<Tensor, Tensor> Build(InputDescription input, int classes);
}
