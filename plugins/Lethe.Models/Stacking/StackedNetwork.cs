using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Models.Stacking;

/// <summary>
/// Many perceptrons of the same make as one network. It starts from the weights they have and, when it was trained,
/// hands each of them its own.
/// </summary>
internal sealed class StackedNetwork : IDisposable
{
    private readonly StackedLayer[] _layers;

    /// <param name="models">At least one; each must pass <see cref="CanStack"/>.</param>
    public StackedNetwork(IReadOnlyList<nn.Module> models)
    {
        var columns = models.Select(model => model.children().ToArray()).ToArray();
        _layers = [.. Enumerable.Range(0, columns[0].Length).Select(i => Stack([.. columns.Select(column => column[i])]))];
    }

    public IEnumerable<Parameter> Parameters => _layers.SelectMany(layer => layer.Parameters);

    /// <summary>
    /// Whether the module is a row of layers that give the same result side by side as one by one. Dropout is none: its
    /// masks come from one stream for all, and a model would depend on who is trained beside it.
    /// </summary>
    public static bool CanStack(nn.Module module) => module is Sequential && module.children().All(layer =>
        layer is Linear { bias: not null } or BatchNorm1d { affine: true, track_running_stats: true, momentum: not null } or Flatten
        || IsShared(layer));

    /// <param name="inputs">Models, records, then the shape of an input.</param>
    /// <returns>Models, records, classes.</returns>
    public Tensor Forward(Tensor inputs)
    {
        foreach (var layer in _layers) inputs = layer.Forward(inputs);
        return inputs;
    }

    public void WriteBack()
    {
        foreach (var layer in _layers) layer.WriteBack();
    }

    public void Dispose()
    {
        foreach (var layer in _layers) layer.Dispose();
    }

    private static StackedLayer Stack(nn.Module[] layers) => layers[0] switch
    {
        Linear => new StackedLinear(layers.Cast<Linear>()),
        BatchNorm1d => new StackedBatchNorm(layers.Cast<BatchNorm1d>()),
        Flatten => new StackedFlatten(),
        var layer when IsShared(layer) => new SharedLayer((nn.Module<Tensor, Tensor>)layer),
        var layer => throw new ArgumentException($"{layer.GetName()} cannot be stacked."),
    };

    private static bool IsShared(nn.Module layer) => layer is Standardise or ReLU or GELU or SiLU or Tanh;
}
