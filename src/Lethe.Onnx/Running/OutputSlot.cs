using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Lethe.Onnx.Running;

/// <summary>
/// One output during a run: the buffer that the runtime writes a batch to, and all rows gathered so far.
/// </summary>
/// <remarks>
/// Files do declare wrong or data-dependent shapes, so the runtime allocates the first batch itself. Where what it made
/// agrees with the declaration, later batches go into one buffer of ours; elsewhere it goes on allocating.
/// </remarks>
internal sealed unsafe class OutputSlot(OnnxTensorInfo info, RunShape run) : IDisposable
{
    private NativeBuffer? _buffer;
    private OrtValue? _value;
    private long[]? _shape;
    private bool _perRow;
    private Array? _values;
    private nint _destination;
    private long _destinationLength = -1;
    private int _rowLength;

    /// <summary>Whether the runtime writes into our buffer.</summary>
    public bool IsReused => _buffer is not null;

    public bool IsFloating => info.ElementType.IsFloating();

    /// <summary>Gathers into memory of the caller instead of a new array.</summary>
    public void WriteTo(float* destination, long length) =>
        (_destination, _destinationLength) = ((nint)destination, length);

    public void Bind(OrtIoBinding binding, int size)
    {
        if (_buffer is null)
        {
            binding.BindOutputToDevice(info.Name, OrtMemoryInfo.DefaultInstance);
            return;
        }

        var shape = run.Resolve(info, size)!;
        _value?.Dispose();
        _value = OrtValue.CreateTensorValueWithData(
            OrtMemoryInfo.DefaultInstance, (TensorElementType)info.ElementType, shape, _buffer.Pointer, _buffer.Length);
        binding.BindOutput(info.Name, _value);
    }

    /// <summary>Takes the rows of a batch out of our buffer.</summary>
    public void Collect(long start, int count) => Store(_buffer!.Bytes, start, count);

    /// <summary>Takes the rows of a batch out of a value that the runtime made.</summary>
    public void Collect(OrtValue value, long start, int count, int size)
    {
        var actual = value.GetTensorTypeAndShape().Shape;
        if (_shape is null) Begin(actual, size);
        else if (!SameRows(actual, _shape) || actual[0] != size)
            throw new OnnxModelException(
                $"Output '{info.Name}' had shape {ShapeText.Of(_shape)} for the first batch and " +
                $"{ShapeText.Of(actual)} for a later one, " +
                "so the rows cannot be put together. Run all rows in one batch, or leave this output out.");
        Store(value.GetTensorMutableRawData(), start, count);
    }

    public OnnxOutput Finish() =>
        new(info, _perRow ? [run.Rows, .. _shape.AsSpan(1)] : _shape!, _values ?? Array.Empty<float>());

    public void Dispose()
    {
        _value?.Dispose();
        _buffer?.Dispose();
    }

    private void Begin(long[] actual, int size)
    {
        _shape = actual;
        var first = info.Shape.Count > 0 ? info.Shape[0] : OnnxDimension.Any;
        _perRow = actual.Length > 0 && actual[0] == size && run.IsBatch(first);
        if (!_perRow && run.Rows != size)
            throw new OnnxModelException(
                $"Output '{info.Name}' has shape {ShapeText.Of(actual)} for a batch of {size}: " +
                "not one row per record. " +
                $"Run all {run.Rows} rows in one batch, or leave this output out (OnnxRunOptions.Outputs).");
        var length = 1L;
        foreach (var extent in actual.AsSpan(_perRow ? 1 : 0)) length *= extent;
        if ((Int128)length * (_perRow ? size : 1) * info.ElementType.Bytes() > int.MaxValue)
            throw new OnnxInputException(
                $"Output '{info.Name}' is over 2 GB for a batch of {size} rows. Set a smaller BatchSize.");
        Allocate(_perRow ? length * run.Rows : length);
        _rowLength = (int)length;
        if (_perRow && run.Rows > size && run.Resolve(info, size) is { } declared && declared.SequenceEqual(actual))
            _buffer = new NativeBuffer(checked(size * _rowLength * info.ElementType.Bytes()));
    }

    private static bool SameRows(long[] one, long[] other) =>
        one.Length == other.Length && one.AsSpan(1).SequenceEqual(other.AsSpan(1));

    private void Allocate(long length)
    {
        if (_destinationLength >= 0 && _destinationLength != length)
            throw new OnnxInputException(
                $"Output '{info.Name}' has {length} values for {run.Rows} rows; " +
                $"the destination holds {_destinationLength}.");
        if (_destinationLength >= 0) return;
        if (length > Array.MaxLength)
            throw new OnnxInputException(
                $"Output '{info.Name}' has {length} values for {run.Rows} rows, more than one array holds. " +
                "Run fewer rows at a time.");
        _values = IsFloating ? new float[length] : new long[length];
    }

    private void Store(ReadOnlySpan<byte> batch, long start, int count)
    {
        var rows = _perRow ? count : 1;
        var source = batch[..checked(rows * _rowLength * info.ElementType.Bytes())];
        var at = (_perRow ? start : 0) * _rowLength;
        if (IsFloating)
        {
            var target = _destinationLength >= 0
                ? new Span<float>((float*)_destination + at, rows * _rowLength)
                : ((float[])_values!).AsSpan((int)at, rows * _rowLength);
            Conversion.Convert(info.ElementType, source, OnnxElementType.Float32, MemoryMarshal.AsBytes(target));
            return;
        }

        var whole = ((long[])_values!).AsSpan((int)at, rows * _rowLength);
        Conversion.Convert(info.ElementType, source, OnnxElementType.Int64, MemoryMarshal.AsBytes(whole));
    }
}
