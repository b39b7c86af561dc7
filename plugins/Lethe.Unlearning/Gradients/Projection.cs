using static TorchSharp.torch;

namespace Lethe.Unlearning.Gradients;

/// <summary>How two gradients lie to each other.</summary>
internal static class Projection
{
    private const double Least = 1e-12;

    /// <summary>What is left of a vector without its part along another one.</summary>
    public static Tensor Orthogonal(Tensor vector, Tensor other) => vector - other * (vector.dot(other) / (other.square().sum() + Least));

    /// <summary>From 0 for orthogonal to 1 for parallel vectors.</summary>
    public static Tensor SquaredCosine(Tensor one, Tensor other) =>
        one.dot(other).square() / (one.square().sum() * other.square().sum() + Least);
}
