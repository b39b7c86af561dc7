using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Attribution.Gradients;

/// <summary>
/// One layer whose gradient can be had for each record of a batch at once: from what went into the layer and the gradient
/// of each record's own score with respect to what came out.
/// </summary>
internal abstract class LayerGradient(string name, nn.Module<Tensor, Tensor> module, IReadOnlyList<Parameter> parameters)
{
    public string Name => name;

    public nn.Module<Tensor, Tensor> Module => module;

    /// <summary>What learns here, in the order of the gradient's columns.</summary>
    public IReadOnlyList<Parameter> Parameters => parameters;

    /// <summary>How many numbers learn here.</summary>
    public long Size { get; } = parameters.Sum(parameter => parameter.numel());

    /// <summary>A row a record, a column a learning number.</summary>
    public abstract Tensor Of(Tensor input, Tensor cotangent);

    /// <summary>How many numbers that takes for one record, at most.</summary>
    public abstract long WorkingNumbers(Tensor input, Tensor output);
}
