using System.Globalization;

namespace Lethe.Onnx;

/// <summary>One dimension of a declared shape: a size, a symbol such as <c>batch</c>, or nothing known.</summary>
public readonly record struct OnnxDimension
{
    private OnnxDimension(long? size, string? symbol)
    {
        Size = size;
        Symbol = symbol;
    }

    /// <summary>A dimension that may have any size and has no name.</summary>
    public static OnnxDimension Any => default;

    /// <summary>The fixed size; null where the data decides.</summary>
    public long? Size { get; }

    /// <summary>The name that the model gives to a size which the data decides.</summary>
    public string? Symbol { get; }

    public static OnnxDimension Of(long size) => size >= 0
        ? new OnnxDimension(size, null)
        : throw new ArgumentOutOfRangeException(
            nameof(size), size, "A dimension is 0 or more; use OnnxDimension.Any for an unknown one.");

    public static OnnxDimension Named(string symbol)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        return new OnnxDimension(null, symbol);
    }

    public static implicit operator OnnxDimension(long size) => Of(size);

    public static implicit operator OnnxDimension(string symbol) => Named(symbol);

    public static OnnxDimension FromInt64(long size) => Of(size);

    public static OnnxDimension FromString(string symbol) => Named(symbol);

    public override string ToString() => Size?.ToString(CultureInfo.InvariantCulture) ?? Symbol ?? "?";
}
