using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Support;

/// <summary>Compares analytic gradients with central differences, in double, along random directions and per input.</summary>
internal static class GradCheck
{
    /// <param name="function">Any result: it is reduced to a number with fixed random weights.</param>
    /// <param name="inputs">Double tensors; each is checked. Keep them away from kinks.</param>
    public static void Holds(Func<Tensor[], Tensor> function, Tensor[] inputs, double step = 1e-6, double tolerance = 1e-6)
    {
        using var scope = NewDisposeScope();
        var points = Array.ConvertAll(inputs, input => input.detach().clone().requires_grad_());
        using var generator = new Generator(20240611);
        Tensor? weights = null;
        Tensor Reduced(Tensor[] at)
        {
            var result = function(at);
            weights ??= Uniform(result.shape, generator);
            return Native.Aten.dot.Call(Native.Aten.reshape.Call(result, new long[] { -1 }), Native.Aten.reshape.Call(weights, new long[] { -1 }));
        }

        var analytic = autograd.grad([Reduced(points)], points);
        for (var i = 0; i < points.Length; i++)
        {
            var gradient = analytic[i].contiguous().data<double>().ToArray();
            var values = points[i].detach().contiguous().data<double>().ToArray();
            for (var j = 0; j < values.Length; j++)
            {
                var numeric = (At(j, step) - At(j, -step)) / (2 * step);
                var allowed = tolerance * (1 + Math.Max(Math.Abs(numeric), Math.Abs(gradient[j])));
                Assert.True(
                    Math.Abs(numeric - gradient[j]) <= allowed,
                    $"input {i}, element {j}: gradient {gradient[j]:R}, central difference {numeric:R}");
            }

            double At(int element, double by)
            {
                using var inner = NewDisposeScope();
                using var off = no_grad();
                var moved = (double[])values.Clone();
                moved[element] += by;
                var shifted = (Tensor[])points.Clone();
                using var flat = frombuffer(moved, ScalarType.Float64);
                shifted[i] = Native.Aten.reshape.Call(flat, points[i].shape);
                return Reduced(shifted).item<double>();
            }
        }
    }

    /// <summary>A seeded double tensor with entries in [-1, 1], for inputs and weights.</summary>
    public static Tensor Uniform(long[] shape, Generator generator)
    {
        var tensor = empty(shape, ScalarType.Float64);
        return Native.Aten.uniform_.CallInPlace(tensor, -1.0, 1.0, generator);
    }

    public static Tensor Uniform(params long[] shape)
    {
        using var generator = new Generator(7);
        return Uniform(shape, generator);
    }
}
