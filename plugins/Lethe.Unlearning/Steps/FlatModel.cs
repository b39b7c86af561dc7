using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Steps;

/// <summary>The parameters of a model that learn, as one vector, and gradients of the same shape. It takes no steps.</summary>
internal sealed class FlatModel(Subject model)
{
    public Parameter[] Learning { get; } = Learns.In(model);

    public Tensor Values()
    {
        using var off = no_grad();
        return nn.utils.parameters_to_vector(Learning).detach();
    }

    public void Set(Tensor values) => nn.utils.vector_to_parameters(values, Learning);

    /// <summary>The gradient of a loss; 0 where nothing leads from a parameter to it.</summary>
    public Tensor Gradient(Tensor loss, bool differentiable = false)
    {
        using var scope = NewDisposeScope();
        var gradients = autograd.grad([loss], Learning, create_graph: differentiable, allow_unused: true);
        return cat([.. gradients.Zip(Learning, (gradient, own) => (gradient ?? zeros_like(own)).reshape(-1))]).MoveToOuterDisposeScope();
    }

    /// <summary>A vector cut up again.</summary>
    public Tensor[] Split(Tensor flat)
    {
        var start = 0L;
        return [.. Learning.Select(own =>
        {
            var part = flat.narrow(0, start, own.NumberOfElements).reshape(own.shape);
            start += own.NumberOfElements;
            return part;
        })];
    }
}
