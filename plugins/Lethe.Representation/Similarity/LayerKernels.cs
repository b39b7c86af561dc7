namespace Lethe.Representation.Similarity;

/// <summary>One model's kernels on one part of the data, layer by layer.</summary>
internal sealed record LayerKernels(IReadOnlyList<(string Layer, Kernel Kernel)> Layers)
{
    public static LayerKernels Of(Subject subject, Split split, RepresentationOptions options, Job job) =>
        new([.. Activations.Of(subject, split, options.Layers, job).Select(one => (one.Layer, new Kernel(one.Values)))]);

    /// <summary>The layer of that name; null where the model has none, as with another architecture.</summary>
    public Kernel? Find(string layer) => Layers.FirstOrDefault(one => one.Layer == layer).Kernel;
}
