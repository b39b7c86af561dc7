namespace Lethe.Onnx;

/// <summary>Values of one output for all rows, in row order.</summary>
public sealed class OnnxOutput
{
    private readonly Array _values;
    private readonly long[] _shape;

    internal OnnxOutput(OnnxTensorInfo info, long[] shape, Array values)
    {
        Info = info;
        _shape = shape;
        _values = values;
    }

    public string Name => Info.Name;

    /// <summary>What the model declares about it.</summary>
    public OnnxTensorInfo Info { get; }

    /// <summary>
    /// The shape over all rows; the first dimension counts them unless the output has no row per record.
    /// </summary>
    public ReadOnlySpan<long> Shape => _shape;

    /// <summary>The values of a floating output of any width, as float32.</summary>
    public float[] Floats => _values as float[]
        ?? throw new InvalidOperationException($"Output '{Name}' holds {Info.ElementType}; read it through Integers.");

    /// <summary>The values of an integer or boolean output of any width, as int64 (a boolean is 0 or 1).</summary>
    public long[] Integers => _values as long[]
        ?? throw new InvalidOperationException($"Output '{Name}' holds {Info.ElementType}; read it through Floats.");
}
