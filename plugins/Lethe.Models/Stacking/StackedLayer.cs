using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Models.Stacking;

/// <summary>One layer of many models at once. Its input and output have the models as their first dimension, the records as their second.</summary>
internal abstract class StackedLayer : IDisposable
{
    /// <summary>The weights of all models together.</summary>
    public virtual IReadOnlyList<Parameter> Parameters => [];

    public abstract Tensor Forward(Tensor input);

    /// <summary>Hands each model its part of what was learned.</summary>
    public virtual void WriteBack()
    {
    }

    public virtual void Dispose()
    {
        foreach (var parameter in Parameters) parameter.Dispose();
    }
}
