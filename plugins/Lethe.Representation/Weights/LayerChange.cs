using static TorchSharp.torch;

namespace Lethe.Representation.Weights;

/// <summary>What became of a parameter.</summary>
/// <param name="Moved">The squared norm of the difference.</param>
/// <param name="Norm">The squared norm of the original.</param>
/// <param name="Same">Entries that are equal.</param>
internal sealed record LayerChange(double Moved, double Norm, long Same, long Count)
{
    public static LayerChange Of(Tensor now, Tensor before)
    {
        using var scope = NewDisposeScope();
        var (own, other) = (now.detach().to(ScalarType.Float64), before.detach().to(ScalarType.Float64));
        return new LayerChange(
            (own - other).square().sum().cpu().item<double>(), other.square().sum().cpu().item<double>(),
            now.detach().eq(before.detach()).sum().cpu().item<long>(), now.numel());
    }
}
