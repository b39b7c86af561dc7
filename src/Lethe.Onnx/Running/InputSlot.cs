using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Lethe.Onnx.Running;

/// <summary>
/// One input during a run: the caller's data, and the buffer that the runtime reads one batch of it from.
/// </summary>
internal sealed unsafe class InputSlot : IDisposable
{
    private readonly OnnxTensorInfo _info;
    private readonly OnnxElementType _from;
    private readonly Turn _turn;
    private readonly long[] _shape;
    private readonly bool _shared;
    private readonly int _rowLength;
    private readonly MemoryHandle _source;
    private readonly NativeBuffer _buffer;
    private readonly byte[] _turned;
    private OrtValue? _value;

    /// <param name="info">What the model declares.</param>
    /// <param name="input">The caller's data.</param>
    /// <param name="shape">The shape that the model gets, without the batch where the input has rows.</param>
    /// <param name="turn">How each row is turned.</param>
    /// <param name="batch">Most rows in a batch.</param>
    public InputSlot(OnnxTensorInfo info, OnnxInput input, long[] shape, Turn turn, int batch)
    {
        (_info, _from, _turn, _shared) = (info, input.ElementType, turn, input.IsShared);
        _shape = input.IsShared ? shape : [batch, .. shape];
        var length = 1L;
        foreach (var size in shape) length = checked(length * size);
        var rows = input.IsShared ? 1 : batch;
        if ((Int128)length * rows * Math.Max(info.ElementType.Bytes(), _from.Bytes()) > int.MaxValue)
            throw new OnnxInputException(
                $"Input '{info.Name}': a batch of {rows} rows is over 2 GB. Set a smaller BatchSize.");
        _rowLength = (int)length;
        _buffer = new NativeBuffer(_rowLength * rows * info.ElementType.Bytes());
        _turned = turn.IsNone ? [] : new byte[_rowLength * _from.Bytes()];
        _source = input.Pin();
    }

    private int TargetRow => _rowLength * _info.ElementType.Bytes();

    /// <summary>Puts rows into the buffer; rows beyond them up to the batch size repeat the last one.</summary>
    public void Fill(long start, int count, int size)
    {
        if (_shared && start > 0) return;
        var rows = _shared ? 1 : count;
        var rowBytes = _rowLength * _from.Bytes();
        var source = new ReadOnlySpan<byte>((byte*)_source.Pointer + (_shared ? 0 : start * rowBytes), rows * rowBytes);
        try
        {
            if (_turn.IsNone) Conversion.Convert(_from, source, _info.ElementType, _buffer.Bytes[..(rows * TargetRow)]);
            else TurnRows(source, rows);
        }
        catch (OverflowException overflow)
        {
            throw new OnnxInputException(
                $"Input '{_info.Name}' has a value that {_info.ElementType} cannot hold.", overflow);
        }

        // Real rows, not zeros: a model may divide by what it is given.
        for (var row = count; !_shared && row < size; row++)
            _buffer.Bytes.Slice((count - 1) * TargetRow, TargetRow).CopyTo(_buffer.Bytes[(row * TargetRow)..]);
    }

    /// <summary>Hands the buffer to the runtime as a batch of this many rows.</summary>
    public void Bind(OrtIoBinding binding, int size)
    {
        if (!_shared) _shape[0] = size;
        _value?.Dispose();
        _value = OrtValue.CreateTensorValueWithData(
            OrtMemoryInfo.DefaultInstance, (TensorElementType)_info.ElementType, _shape,
            _buffer.Pointer, _buffer.Length);
        binding.BindInput(_info.Name, _value);
    }

    public void Dispose()
    {
        _value?.Dispose();
        _source.Dispose();
        _buffer.Dispose();
    }

    private void TurnRows(ReadOnlySpan<byte> source, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var image = source.Slice(row * _turned.Length, _turned.Length);
            switch (_from.Bytes())
            {
                case 1: _turn.Apply(image, _turned.AsSpan()); break;
                case 4: TurnAs<int>(image); break;
                default: TurnAs<long>(image); break;
            }

            Conversion.Convert(_from, _turned, _info.ElementType, _buffer.Bytes.Slice(row * TargetRow, TargetRow));
        }
    }

    // Only the width matters for moving values.
    private void TurnAs<T>(ReadOnlySpan<byte> image) where T : unmanaged =>
        _turn.Apply(MemoryMarshal.Cast<byte, T>(image), MemoryMarshal.Cast<byte, T>(_turned.AsSpan()));
}
