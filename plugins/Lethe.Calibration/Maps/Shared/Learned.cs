using static TorchSharp.torch;

namespace Lethe.Calibration.Maps.Shared;

/// <summary>What a fit found: the numbers of the map, and what is to be said of them.</summary>
/// <param name="Numbers">On the CPU, of the caller's scope.</param>
internal sealed record Learned(Dictionary<string, Tensor> Numbers, IReadOnlyList<string> Notes)
{
    public static Tensor Number(double value) => tensor([value]);
}
