using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Mathematics;

/// <summary>One recorded answer, and every public way to ask for it: methods, functions, operators, in-place forms.</summary>
internal sealed record MathCase(string Name, Func<Tensor[], Tensor[]>[] Forms)
{
    public static MathCase One(string name, params Func<Tensor, Tensor>[] forms) =>
        Of(name, forms, form => t => [form(t[0])]);

    public static MathCase Two(string name, params Func<Tensor, Tensor, Tensor>[] forms) =>
        Of(name, forms, form => t => [form(t[0], t[1])]);

    public static MathCase Three(string name, params Func<Tensor, Tensor, Tensor, Tensor>[] forms) =>
        Of(name, forms, form => t => [form(t[0], t[1], t[2])]);

    /// <summary>One input, two results.</summary>
    public static MathCase Pair(string name, params Func<Tensor, (Tensor, Tensor)>[] forms) =>
        Of(name, forms, form => t => Both(form(t[0])));

    /// <summary>Two inputs, two results.</summary>
    public static MathCase TwoPair(string name, params Func<Tensor, Tensor, (Tensor, Tensor)>[] forms) =>
        Of(name, forms, form => t => Both(form(t[0], t[1])));

    /// <summary>An in-place form: it must change its argument and return that very object.</summary>
    public static Func<Tensor, Tensor> In(Func<Tensor, Tensor> change) => input => Changed(input, change);

    public static Func<Tensor, Tensor, Tensor> In(Func<Tensor, Tensor, Tensor> change) =>
        (input, other) => Changed(input, copy => change(copy, other));

    public static Func<Tensor, Tensor, Tensor, Tensor> In(Func<Tensor, Tensor, Tensor, Tensor> change) =>
        (input, first, second) => Changed(input, copy => change(copy, first, second));

    private static Tensor Changed(Tensor input, Func<Tensor, Tensor> change)
    {
        var copy = input.clone();
        Assert.Same(copy, change(copy));
        return copy;
    }

    private static Tensor[] Both((Tensor, Tensor) pair) => [pair.Item1, pair.Item2];

    private static MathCase Of<T>(string name, T[] forms, Converter<T, Func<Tensor[], Tensor[]>> adapt) =>
        new(name, Array.ConvertAll(forms, adapt));
}
