using static TorchSharp.torch;

namespace Lethe.Representation.Similarity;

/// <summary>What a model makes of records inside: layer by layer where layers are known, else its features, else its logits.</summary>
internal static class Activations
{
    public const string Features = "features";
    public const string Logits = "logits";

    private const int BatchSize = 256;

    /// <summary>One matrix a layer, a row a record, in double precision on the CPU; in the order of the network's parts.</summary>
    public static IReadOnlyList<(string Layer, Tensor Values)> Of(Subject subject, Split split, int mostLayers, Job job)
    {
        using var scope = NewDisposeScope();
        var parts = new Dictionary<string, List<Tensor>>();
        var layers = subject.Can.HasFlag(Capabilities.Layers | Capabilities.Train) ? Some(LayersOf(subject.Module), mostLayers) : [];
        foreach (var batch in split.Batches(BatchSize, subject.Device))
        {
            job.Cancellation.ThrowIfCancellationRequested();
            foreach (var (name, values) in Read(subject, layers, batch.Inputs))
            {
                if (!parts.TryGetValue(name, out var list)) parts[name] = list = [];
                list.Add(values);
            }
        }
        var order = layers.Count > 0 ? layers.Select(layer => layer.Name) : parts.Keys.ToArray();
        return [.. order.Where(parts.ContainsKey).Select(name => (name, scope.MoveToOuter(cat(parts[name], 0))))];
    }

    /// <summary>What the last layer works on, or the logits of a model that does not show it.</summary>
    public static (string Layer, Tensor Values) Last(Subject subject, Split split, Job job)
    {
        using var scope = NewDisposeScope();
        var has = subject.Can.HasFlag(Capabilities.Features);
        var parts = new List<Tensor>();
        foreach (var batch in split.Batches(BatchSize, subject.Device))
        {
            job.Cancellation.ThrowIfCancellationRequested();
            parts.Add(Flat(has ? subject.Features(batch.Inputs) : subject.Predict(batch.Inputs)));
        }
        return (has ? Features : Logits, scope.MoveToOuter(cat(parts, 0)));
    }

    private static List<(string Name, Tensor Values)> Read(Subject subject, List<(string Name, nn.Module<Tensor, Tensor> Module)> layers, Tensor inputs)
    {
        using var scope = NewDisposeScope();
        if (layers.Count == 0)
        {
            var (name, values) = subject.Can.HasFlag(Capabilities.Features) ? (Features, subject.Features(inputs)) : (Logits, subject.Predict(inputs));
            return [(name, scope.MoveToOuter(Flat(values)))];
        }
        var seen = new List<(string, Tensor)>();
        var hooks = layers.Select(layer => layer.Module.register_forward_hook((_, _, output) =>
        {
            seen.Add((layer.Name, Flat(output)));
            return output;
        })).ToArray();
        try
        {
            using var off = no_grad();
            _ = subject.Module.Evaluating(() => subject.Module.call(inputs));
        }
        finally
        {
            foreach (var hook in hooks) hook.remove();
        }
        // A layer that is used twice shows as it was used last.
        return [.. seen.GroupBy(pair => pair.Item1).Select(group => (group.Key, scope.MoveToOuter(group.Last().Item2)))];
    }

    // Where a feature is in the picture or in the sequence is not compared, as after global pooling. A copy in any case:
    // containers dispose what they passed on.
    private static Tensor Flat(Tensor values)
    {
        using var scope = NewDisposeScope();
        var own = values.detach().to(ScalarType.Float64);
        var pooled = own.dim() switch
        {
            > 3 => own.flatten(2).mean([2L]),
            3 => own.mean([1L]),
            _ => own,
        };
        return scope.MoveToOuter(pooled.flatten(1).cpu().clone());
    }

    private static IEnumerable<(string Name, nn.Module<Tensor, Tensor> Module)> LayersOf(nn.Module network) => network.named_modules()
        .Where(part => !part.module.children().Any() && part.module.parameters(false).Any(parameter => parameter.dim() > 1))
        .Where(part => part.module is nn.Module<Tensor, Tensor>)
        .Select(part => (part.name, (nn.Module<Tensor, Tensor>)part.module)).DistinctBy(part => part.name);

    // Evenly over the depth, the last one among them.
    private static List<(string Name, nn.Module<Tensor, Tensor> Module)> Some(IEnumerable<(string Name, nn.Module<Tensor, Tensor> Module)> layers, int most)
    {
        var all = layers.ToList();
        if (all.Count <= most) return all;
        return [.. Enumerable.Range(1, most).Select(i => all[(int)Math.Round((double)i * all.Count / most) - 1])];
    }
}
