using System.Globalization;
using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor as text, by their place in row-major order.</summary>
internal sealed class ElementText : IDisposable
{
    private readonly IDisposable _numbers;
    private readonly Func<long, string> _text;

    public ElementText(Tensor tensor, string format, CultureInfo culture)
    {
        Shape = tensor.shape;
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        var here = tensor.to(Readable(tensor.dtype), CPU);
        (_numbers, _text) = here.dtype switch
        {
            ScalarType.Bool => Reading<bool>(here, value => value.ToString(culture)),
            ScalarType.Int64 => Reading<long>(here, value => value.ToString(culture)),
            ScalarType.Float32 => Reading<float>(here, value => value.ToString(format, culture)),
            ScalarType.Float64 => Reading<double>(here, value => value.ToString(format, culture)),
            _ => Reading<Complex>(here, value => Text(value, format, culture)),
        };
    }

    public long[] Shape { get; }

    public string this[long place] => _text(place);

    public void Dispose() => _numbers.Dispose();

    private static ScalarType Readable(ScalarType type) => type switch
    {
        ScalarType.Bool or ScalarType.Float64 => type,
        _ when is_integral(type) => ScalarType.Int64,
        _ when is_complex(type) => ScalarType.ComplexFloat64,
        _ => ScalarType.Float32,
    };

    private static (IDisposable, Func<long, string>) Reading<T>(Tensor tensor, Func<T, string> text) where T : unmanaged
    {
        var numbers = tensor.data<T>();
        return (numbers, place => text(numbers[place]));
    }

    private static string Text(Complex value, string format, CultureInfo culture)
    {
        if (value.Imaginary == 0) return value.Real.ToString(format, culture);
        var imaginary = value.Imaginary.ToString(format, culture) + "i";
        return value.Real == 0 ? imaginary : value.Real.ToString(format, culture) + "+" + imaginary;
    }
}
