using System.Collections;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>Reads and writes the numbers of a CPU tensor where they are. Row-major order, whatever the strides.</summary>
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private readonly Tensor _tensor;
    private readonly nint _data;
    private readonly long[] _shape;
    private readonly long[] _strides;
    private readonly bool _contiguous;

    internal TensorAccessor(Tensor tensor)
    {
        // Its own reference: the memory stays even if the tensor is disposed while somebody reads.
        _tensor = tensor.alias().DetachFromDisposeScope();
        _data = _tensor.DataPointer();
        _shape = _tensor.shape;
        _strides = _tensor.stride();
        _contiguous = _tensor.is_contiguous();
        Count = _tensor.NumberOfElements;
    }

    public long Count { get; }

    public bool IsSpanCompatible => _contiguous && Count <= int.MaxValue;

    public T this[params long[] indices]
    {
        get => Reference(Offset(indices));
        set => Reference(Offset(indices)) = value;
    }

    public T this[long index]
    {
        get => Reference(_contiguous ? Checked(index) : Strided(Checked(index)));
        set => Reference(_contiguous ? Checked(index) : Strided(Checked(index))) = value;
    }

    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array.AsSpan());
        return array;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0)
    {
        if (tensorIndex == 0)
        {
            CopyTo(array.AsSpan(arrayIndex));
            return;
        }
        for (var i = tensorIndex; i < Count; i++) array[arrayIndex + (int)(i - tensorIndex)] = this[i];
    }

    public void CopyTo(Span<T> into)
    {
        if (IsSpanCompatible) Memory().CopyTo(into);
        else for (var i = 0L; i < Count; i++) into[(int)i] = this[i];
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var source = array.AsSpan(arrayIndex);
        if (tensorIndex == 0 && IsSpanCompatible)
        {
            source.CopyTo(Memory());
            return;
        }
        for (var i = 0; i < source.Length; i++) this[tensorIndex + i] = source[i];
    }

    public void CopyFrom(ReadOnlySpan<T> span)
    {
        if (IsSpanCompatible) span.CopyTo(Memory());
        else for (var i = 0; i < span.Length; i++) this[(long)i] = span[i];
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0L; i < Count; i++) yield return this[i];
    }

    public void Dispose() => _tensor.Dispose();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private unsafe Span<T> Memory() => new((void*)_data, (int)Count);

    private unsafe ref T Reference(long offset) => ref Unsafe.AsRef<T>((T*)_data + offset);

    private long Checked(long index) => (ulong)index < (ulong)Count
        ? index
        : throw new ArgumentOutOfRangeException(nameof(index), $"{index} in a tensor of {Count} elements");

    private long Strided(long index)
    {
        var offset = 0L;
        for (var i = _shape.Length - 1; i >= 0; i--)
        {
            (index, var here) = Math.DivRem(index, _shape[i]);
            offset += here * _strides[i];
        }
        return offset;
    }

    private long Offset(long[] indices)
    {
        if (indices.Length == 1) return _contiguous ? Checked(indices[0]) : Strided(Checked(indices[0]));
        if (indices.Length != _shape.Length)
            throw new ArgumentException($"{indices.Length} indices for a tensor with {_shape.Length} dimensions");
        var offset = 0L;
        for (var i = 0; i < indices.Length; i++)
        {
            if ((ulong)indices[i] >= (ulong)_shape[i])
                throw new ArgumentOutOfRangeException(nameof(indices), $"{indices[i]} in dimension {i} of size {_shape[i]}");
            offset += indices[i] * _strides[i];
        }
        return offset;
    }
}
