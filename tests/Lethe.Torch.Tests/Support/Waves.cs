using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Support;

/// <summary>Smooth inputs without a stream of random numbers.</summary>
internal static class Waves
{
    private static readonly Native.Operator SineOf = new("sin");
    private static readonly Native.Operator CosineOf = new("cos");

    public static Tensor Sine(this Tensor x) => SineOf.Call(x);

    public static Tensor Cosine(this Tensor x) => CosineOf.Call(x);
}
