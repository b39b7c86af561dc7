using Lethe.Attribution.Gradients;
using static TorchSharp.torch;

namespace Lethe.Attribution.Projections;

/// <summary>One random matrix for all parameters together, kept in a part for each layer.</summary>
internal sealed class DenseProjector : Projector
{
    private readonly Dictionary<LayerGradient, Tensor> _layers = [];
    private readonly Tensor? _others;

    public DenseProjector(int dimension, GradientWatch watch, Device device, RandomStream random, long bytes)
    {
        RandomSigns.RequireRoom(watch.Size, dimension, watch.Type, bytes);
        foreach (var layer in watch.Layers) _layers[layer] = RandomSigns.Of(layer.Size, dimension, watch.Type, device, random.Fork(layer.Name));
        var others = watch.Others.Sum(one => one.Parameter.numel());
        if (others > 0) _others = RandomSigns.Of(others, dimension, watch.Type, device, random.Fork("others"));
    }

    public override bool IsFull => false;

    public override IReadOnlyList<Tensor> Project(ExampleSignals signals)
    {
        Tensor? sum = null;
        foreach (var layer in signals.Layers)
        {
            if (signals.Gradient(layer) is { } gradient) Add(gradient.matmul(_layers[layer]));
        }
        if (signals.Others is { } others) Add(others.matmul(_others!));
        return [sum ?? throw new ModelException("The score depends on no parameter.")];

        void Add(Tensor part) => sum = sum is null ? part : sum + part;
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var signs in _layers.Values) signs.Dispose();
        _others?.Dispose();
        base.Dispose(disposing);
    }
}
