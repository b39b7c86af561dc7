using static TorchSharp.torch;

namespace Lethe.Benchmarks.Parity;

/// <summary>
/// Computes each case twice, in double precision on the CPU and in single precision on the device, and compares values
/// and gradients. On the CPU alone it still checks single precision, and with it the kernels that are chosen there.
/// </summary>
internal static class ParityRun
{
    // Single precision has about 1.2e-7 per operation; sums over a few thousand terms lose two to three digits of it.
    private const double Allowed = 2e-4;

    public static IEnumerable<ParityRow> Operators(string device)
    {
        foreach (var one in ParityCases.All)
        {
            using var scope = NewDisposeScope();
            using var generator = new Generator(4711);
            var inputs = Array.ConvertAll(one.Shapes, shape => Input(shape, one.Positive, generator));
            var exact = Compute(one, inputs, new Device("cpu"), ScalarType.Float64);
            var found = Compute(one, inputs, new Device(device), ScalarType.Float32);
            yield return new ParityRow(one.Name, Distance(found[0], exact[0]), Allowed);
            yield return new ParityRow(one.Name + ": gradient", found.Zip(exact).Skip(1).Max(pair => Distance(pair.First, pair.Second)), Allowed);
        }
    }

    private static Tensor Input(long[] shape, bool positive, Generator generator)
    {
        var normal = randn(shape, dtype: ScalarType.Float64, generator: generator);
        // Rounded to single precision first, so that both sides get the same numbers.
        return (positive ? normal.abs() + 0.5 : normal).to(ScalarType.Float32);
    }

    /// <summary>The result, then the gradient of its weighted sum for each input.</summary>
    private static Tensor[] Compute(ParityCase one, Tensor[] inputs, Device device, ScalarType type)
    {
        var points = Array.ConvertAll(inputs, input => input.to(type, device).clone().requires_grad_());
        var result = one.Function(points);
        // Made in double precision and rounded afterwards: the cosine of a large single-precision number is noise.
        var weights = (arange(result.numel(), dtype: ScalarType.Float64) * 0.7).cos().to(ScalarType.Float32).to(type, device).reshape(result.shape);
        var gradients = autograd.grad([(result * weights).sum()], points, allow_unused: true);
        return [result, .. gradients.Select((gradient, i) => gradient ?? zeros_like(points[i]))];
    }

    private static double Distance(Tensor found, Tensor exact)
    {
        var difference = (found.detach().to(ScalarType.Float64, CPU) - exact.detach()).abs().max().item<double>();
        var size = exact.detach().abs().max().item<double>();
        // NaN must fail the comparison, not slip through it.
        return double.IsNaN(difference) ? double.PositiveInfinity : difference / Math.Max(size, 1e-3);
    }
}
