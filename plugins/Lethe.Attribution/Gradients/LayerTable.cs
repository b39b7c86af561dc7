using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Attribution.Gradients;

/// <summary>Which layers of a network have a gradient for each record at once, and which parameters are left.</summary>
internal sealed class LayerTable
{
    private LayerTable(IReadOnlyList<LayerGradient> layers, IReadOnlyList<(string Name, Parameter Parameter)> others) =>
        (Layers, Others) = (layers, others);

    public IReadOnlyList<LayerGradient> Layers { get; }

    /// <summary>Parameters of layers that are not known here, or that several layers share; one record at a time.</summary>
    public IReadOnlyList<(string Name, Parameter Parameter)> Others { get; }

    /// <exception cref="ModelException">A layer lets the records of a batch see each other.</exception>
    public static LayerTable Of(nn.Module network)
    {
        var all = network.named_modules().Prepend(("", network)).DistinctBy(one => one.Item2).ToArray();
        var shared = all.SelectMany(one => one.Item2.parameters(recurse: false)).GroupBy(parameter => parameter.Handle)
            .Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        var layers = new List<LayerGradient>();
        foreach (var (name, module) in all)
        {
            if (module is BatchNorm norm && (norm.running_mean is null || norm.running_var is null))
                throw new ModelException($"The layer {name} normalises over the batch in evaluation too, so that no record has a gradient of its own.");
            var own = module.parameters(recurse: false).ToArray();
            if (own.Length == 0 || own.Any(parameter => !parameter.requires_grad || shared.Contains(parameter.Handle))) continue;
            if (Known(name, module) is { } layer) layers.Add(layer);
        }
        var covered = layers.SelectMany(layer => layer.Parameters).Select(parameter => parameter.Handle).ToHashSet();
        return new LayerTable(layers, [.. network.named_parameters()
            .Where(one => one.parameter.requires_grad && !covered.Contains(one.parameter.Handle)).Select(one => (one.name, one.parameter))]);
    }

    private static LayerGradient? Known(string name, nn.Module module) => module switch
    {
        Linear layer => new LinearGradient(name, layer),
        Conv2d layer => new ConvolutionGradient(name, layer),
        Embedding layer => new EmbeddingGradient(name, layer),
        LayerNorm layer => new LayerNormGradient(name, layer),
        BatchNorm layer => new BatchNormGradient(name, layer),
        _ => null,
    };
}
