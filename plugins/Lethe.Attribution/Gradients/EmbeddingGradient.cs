using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Attribution.Gradients;

/// <summary>A table: each vector gets what came back at the places where it was looked up.</summary>
internal sealed class EmbeddingGradient : LayerGradient
{
    public EmbeddingGradient(string name, Embedding layer) : base(name, layer, [layer.weight!])
    {
        (Vectors, Width) = (layer.weight!.size(0), layer.weight.size(1));
        Learns = Probe(layer, name).DetachFromDisposeScope();
    }

    public long Vectors { get; }

    public long Width { get; }

    /// <summary>A column with a row a vector: 1, and 0 for the one that is padding.</summary>
    public Tensor Learns { get; }

    public override Tensor Of(Tensor input, Tensor cotangent)
    {
        var records = input.size(0);
        var index = input.reshape(records, -1, 1).to(int64).expand(records, -1, Width);
        var back = cotangent.reshape(records, -1, Width);
        var table = zeros([records, Vectors, Width], back.dtype, back.device).scatter_add_(1, index, back);
        return (table * Learns).flatten(1);
    }

    public override long WorkingNumbers(Tensor input, Tensor output) => 2 * Size + 2 * output.numel() / output.size(0);

    public void Free() => Learns.Dispose();

    // The layer does not say which vector is the padding, which never learns, nor that it scales by frequency: its own
    // gradient does. Looked up once, a vector gets 1; the padding gets 0; looked up twice, 2 unless it is scaled.
    private static Tensor Probe(Embedding layer, string name)
    {
        using var scope = NewDisposeScope();
        using var on = enable_grad();
        var weight = layer.weight!;
        var learns = weight.requires_grad;
        weight.requires_grad = true;
        try
        {
            var once = arange(weight.size(0), ScalarType.Int64, weight.device);
            var single = autograd.grad([layer.call(once).sum()], [weight])[0].narrow(1, 0, 1);
            var twice = autograd.grad([layer.call(cat([once, once])).sum()], [weight])[0].narrow(1, 0, 1);
            if (!twice.allclose(2 * single))
                throw new ModelException($"The layer {name} scales its gradient by how often a vector occurs in the batch, so that no record has one of its own.");
            return scope.MoveToOuter(single);
        }
        finally
        {
            weight.requires_grad = learns;
        }
    }
}
