using System.Buffers;
using System.Numerics.Tensors;

namespace Lethe.Onnx;

/// <summary>
/// Data for one input of a model: rows (the first dimension counts records) or a value shared by all rows.
/// </summary>
public sealed unsafe class OnnxInput
{
    private readonly Func<MemoryHandle> _pin;
    private readonly long[] _shape;

    private OnnxInput(
        string name, OnnxElementType type, ReadOnlySpan<long> shape, bool shared, long length, Func<MemoryHandle> pin)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!Accepted(type))
            throw new OnnxInputException(
                $"Input '{name}' was given {type} values; give float, double, long, int, byte or bool.");
        Name = name;
        ElementType = type;
        IsShared = shared;
        _shape = shape.ToArray();
        _pin = pin;
        var expected = Count(name, shape);
        if (length >= 0 && length != expected)
            throw new OnnxInputException(
                $"Input '{name}' has shape {ShapeText.Of(shape)}, {expected} values, but {length} were given.");
    }

    /// <summary>The model's input that this is for.</summary>
    public string Name { get; }

    /// <summary>The type of the values given; they are converted to the type that the model wants.</summary>
    public OnnxElementType ElementType { get; }

    /// <summary>The shape of the data given.</summary>
    public ReadOnlySpan<long> Shape => _shape;

    /// <summary>Whether the same value goes with every batch.</summary>
    public bool IsShared { get; }

    /// <summary>One row per record: the first dimension of the shape is the number of records.</summary>
    public static OnnxInput Rows<T>(string name, ReadOnlyMemory<T> data, params ReadOnlySpan<long> shape)
        where T : unmanaged =>
        new(name, OnnxElementTypes.Of<T>(), shape, shared: false, data.Length, () => data.Pin());

    /// <summary>
    /// Rows in memory that the caller keeps alive and in place until the run returns, such as a native tensor.
    /// </summary>
    public static OnnxInput Rows<T>(string name, T* data, params ReadOnlySpan<long> shape)
        where T : unmanaged =>
        new(name, OnnxElementTypes.Of<T>(), shape, shared: false, -1, () => new MemoryHandle(data));

    /// <summary>A value that every batch gets unchanged, such as a temperature.</summary>
    public static OnnxInput Shared<T>(string name, ReadOnlyMemory<T> data, params ReadOnlySpan<long> shape)
        where T : unmanaged =>
        new(name, OnnxElementTypes.Of<T>(), shape, shared: true, data.Length, () => data.Pin());

    internal MemoryHandle Pin() => _pin();

    private static bool Accepted(OnnxElementType type) =>
        type is OnnxElementType.Float32 or OnnxElementType.Float64 or OnnxElementType.Int64 or OnnxElementType.Int32
            or OnnxElementType.UInt8 or OnnxElementType.Bool;

    private static long Count(string name, ReadOnlySpan<long> shape)
    {
        if (TensorPrimitives.IndexOfMin(shape) is >= 0 and var at && shape[at] < 0)
            throw new OnnxInputException($"Input '{name}' has shape {ShapeText.Of(shape)}; dimensions are 0 or more.");
        try
        {
            var count = 1L;
            foreach (var size in shape) count = checked(count * size);
            return count;
        }
        catch (OverflowException overflow)
        {
            throw new OnnxInputException(
                $"Input '{name}' has shape {ShapeText.Of(shape)}, which no memory can hold.", overflow);
        }
    }
}
