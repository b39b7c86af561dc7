using Lethe.Torch.Native;
using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Modules;

/// <summary>
/// Compares gradients with central differences where the leaves are held by a module and so cannot be passed in: they are
/// moved in place.
/// </summary>
internal static class LayerGradients
{
    private const double Step = 1e-6;
    private const double Tolerance = 1e-6;

    public static void Hold(Func<Tensor> run, IReadOnlyList<Tensor> leaves)
    {
        using var scope = NewDisposeScope();
        using var first = run();
        var weights = GradCheck.Uniform(first.NumberOfElements);
        Tensor Reduced() => Aten.dot.Call(Aten.reshape.Call(run(), new long[] { -1 }), weights);

        var analytic = autograd.grad([Reduced()], [.. leaves], allow_unused: true);
        for (var i = 0; i < leaves.Count; i++)
        {
            // A leaf that the result does not depend on has none, and then moving it must change nothing.
            var gradient = analytic[i]?.Doubles() ?? new double[leaves[i].NumberOfElements];
            using var numbers = leaves[i].detach().data<double>();
            for (var j = 0L; j < gradient.Length; j++)
            {
                var at = numbers[j];
                double up = At(at + Step), down = At(at - Step);
                numbers[j] = at;
                var numeric = (up - down) / (2 * Step);
                Assert.True(
                    Math.Abs(numeric - gradient[j]) <= Tolerance * (1 + Math.Abs(numeric)),
                    $"leaf {i}, element {j}: gradient {gradient[j]:R}, central difference {numeric:R}");

                double At(double value)
                {
                    using var inner = NewDisposeScope();
                    using var off = no_grad();
                    numbers[j] = value;
                    return Reduced().item<double>();
                }
            }
        }
    }
}
