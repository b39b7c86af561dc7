using static TorchSharp.torch;

namespace Lethe.Data.Npz;

/// <summary>Inputs that came as one array, kept in the type they came in and turned into floats a batch at a time.</summary>
internal sealed class ArraySource : IRecordSource
{
    private const int MostBytes = 1 << 26;

    private readonly ScalarType _type;
    private readonly long[] _stored;
    private readonly long[] _shape;
    private readonly bool _channelsLast;
    private readonly int _width;
    private readonly int _together;

    // Not as a tensor: nobody disposes a dataset. In pieces: an array of .NET has fewer elements than there may be.
    private readonly byte[][] _pieces;

    public ArraySource(Tensor all, long[] shape, bool channelsLast)
    {
        (_type, _stored, _shape, _channelsLast) = (all.dtype, all.shape[1..], shape, channelsLast);
        Count = (int)all.shape[0];
        _width = checked((int)(all.element_size() * _stored.Aggregate(1L, (product, size) => product * size)));
        _together = Math.Max(1, MostBytes / _width);
        _pieces = [.. Enumerable.Range(0, (Count + _together - 1) / _together).Select(piece =>
        {
            using var some = all.narrow(0, (long)piece * _together, Math.Min(_together, Count - piece * _together)).contiguous();
            return some.bytes.ToArray();
        })];
    }

    public int Count { get; }

    public Tensor Read(ReadOnlySpan<int> rows)
    {
        using var scope = NewDisposeScope();
        var values = empty([rows.Length, .. _stored], _type);
        var bytes = values.bytes;
        for (var i = 0; i < rows.Length; i++)
            _pieces[rows[i] / _together].AsSpan(rows[i] % _together * _width, _width).CopyTo(bytes.Slice(i * _width, _width));
        var floats = values.to(ScalarType.Float32);
        if (_type == ScalarType.Byte) floats = floats.div(255f);
        if (_channelsLast) floats = floats.permute(0, 3, 1, 2);
        return floats.contiguous().view([rows.Length, .. _shape]).MoveToOuterDisposeScope();
    }
}
