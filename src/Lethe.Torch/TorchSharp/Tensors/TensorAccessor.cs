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

    private bool IsSpan => _contiguous && Count <= int.MaxValue;

    /// <summary>An element by its place in each dimension; one index alone counts through all of them.</summary>
    public T this[params long[] indices]
    {
        get => indices.Length == 1 ? At(indices[0]) : Reference(Offset(indices));
        set => (indices.Length == 1 ? ref At(indices[0]) : ref Reference(Offset(indices))) = value;
    }

    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array);
        return array;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Copies from <paramref name="tensorIndex"/> on to the end.</summary>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var into = array[arrayIndex..];
        if (IsSpan) Memory()[(int)tensorIndex..].CopyTo(into);
        else for (var i = tensorIndex; i < Count; i++) into[(int)(i - tensorIndex)] = At(i);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    /// <summary>Copies all that comes after <paramref name="arrayIndex"/>.</summary>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var source = array[arrayIndex..];
        if (IsSpan) source.CopyTo(Memory()[(int)tensorIndex..]);
        else for (var i = 0; i < source.Length; i++) At(tensorIndex + i) = source[i];
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0L; i < Count; i++) yield return At(i);
    }

    public void Dispose() => _tensor.Dispose();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private unsafe Span<T> Memory() => new((void*)_data, (int)Count);

    private unsafe ref T Reference(long offset) => ref Unsafe.AsRef<T>((T*)_data + offset);

    private ref T At(long index) => ref Reference(_contiguous ? Checked(index) : Strided(Checked(index)));

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
