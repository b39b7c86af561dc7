using static TorchSharp.torch;

namespace Lethe.Attribution.Gradients;

/// <summary>All that the gradients of a batch's records are made of; it belongs to the scope it was made in.</summary>
/// <param name="Logits">A row a record, without a graph.</param>
/// <param name="Layers">In the order of the table.</param>
/// <param name="Uses">A layer is there once for each time it was used.</param>
/// <param name="Others">A row a record, for the parameters of no known layer; null where there are none.</param>
internal sealed record ExampleSignals(Tensor Logits, IReadOnlyList<LayerGradient> Layers, IReadOnlyList<LayerSignal> Uses, Tensor? Others)
{
    public int Count => (int)Logits.size(0);

    public IEnumerable<LayerSignal> Of(LayerGradient layer) => Uses.Where(use => ReferenceEquals(use.Layer, layer));

    /// <summary>A layer's gradient, a row a record; null where the score does not depend on the layer.</summary>
    public Tensor? Gradient(LayerGradient layer)
    {
        Tensor? sum = null;
        foreach (var use in Of(layer))
        {
            var part = layer.Of(use.Input, use.Cotangent);
            sum = sum is null ? part : sum + part;
        }
        return sum;
    }

    /// <summary>The whole gradient, a row a record, in the order of <see cref="GradientWatch.Parameters"/>.</summary>
    public Tensor Full()
    {
        var parts = Layers.Select(layer => Gradient(layer) ?? Logits.new_zeros([Count, layer.Size])).ToList();
        if (Others is not null) parts.Add(Others);
        return cat(parts, 1);
    }
}
