using Lethe.Attribution.Gradients;
using static TorchSharp.torch;

namespace Lethe.Attribution.EkFac;

/// <summary>The layers whose curvature has factors: linear ones and convolutions.</summary>
internal static class CoveredLayers
{
    /// <summary>Freezes everything else that learns, so that nobody steps there, and says what that is.</summary>
    /// <exception cref="ModelException">There is no such layer.</exception>
    public static IReadOnlyList<string> KeepOnly(nn.Module<Tensor, Tensor> network)
    {
        HashSet<IntPtr> covered;
        using (var watch = new GradientWatch(network))
            covered = [.. watch.Layers.OfType<FactoredGradient>().SelectMany(layer => layer.Parameters).Select(parameter => parameter.Handle)];
        if (covered.Count == 0) throw new ModelException("attribute.ek-fac measures the curvature of linear layers and convolutions, and the model has none that learn.");
        var others = network.named_parameters().Where(one => one.parameter.requires_grad && !covered.Contains(one.parameter.Handle)).ToArray();
        foreach (var (_, parameter) in others) parameter.requires_grad = false;
        return [.. others.Select(one => one.name)];
    }
}
