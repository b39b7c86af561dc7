using static TorchSharp.torch;

namespace Lethe.Robustness.Attacks;

internal static class Numbers
{
    /// <summary>The numbers of a tensor on any device. What reads them holds the memory until it is disposed.</summary>
    public static T[] Of<T>(Tensor tensor) where T : unmanaged
    {
        using var numbers = tensor.cpu().data<T>();
        return numbers.ToArray();
    }
}
