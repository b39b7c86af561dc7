using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A random order of the numbers below <paramref name="n"/>.</summary>
    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Named(Aten.randperm_generator.Call(n, generator, dtype ?? ScalarType.Int64, Arg.None, device), requires_grad, null);

    public static Tensor randperm(long n, Tensor @out, Generator? generator = null)
    {
        Aten.randperm_generator_out.CallVoid(n, generator, @out);
        return @out;
    }

    /// <summary>One normal number for each mean and deviation; gradients reach both.</summary>
    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null)
    {
        using var noise = randn(mean.shape, mean.dtype, std.device, generator: generator);
        return Aten.addcmul.Call(mean, noise, std);
    }

    public static Tensor normal(double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Named(
            Aten.normal_float_float.Call(mean, std, size.ToArray(), generator, dtype ?? _defaultType, Arg.None, device),
            requires_grad, names);

    public static Tensor bernoulli(Tensor input, Generator? generator = null) => input.bernoulli(generator);

    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null) =>
        input.multinomial(num_samples, replacement, generator);

    public static Tensor poisson(Tensor input, Generator? generator = null) => input.poisson(generator);

    public static Tensor binomial(Tensor count, Tensor probs, Generator? generator = null) => count.binomial(probs, generator);
}
