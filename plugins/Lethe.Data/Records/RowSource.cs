using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Lethe.Data.Records;

/// <summary>Inputs that are made or read record by record, as floats.</summary>
internal abstract class RowSource(int count, IReadOnlyList<long> shape) : IRecordSource
{
    private readonly int _width = checked((int)shape.Aggregate(1L, (product, size) => product * size));

    public int Count => count;

    protected int Width => _width;

    public Tensor Read(ReadOnlySpan<int> rows)
    {
        long[] size = [rows.Length, .. shape];
        var result = empty(size, ScalarType.Float32);
        try
        {
            var values = MemoryMarshal.Cast<byte, float>(result.bytes);
            for (var i = 0; i < rows.Length; i++) ReadRow(rows[i], values.Slice(i * _width, _width));
            return result;
        }
        catch
        {
            result.Dispose();
            throw;
        }
    }

    protected abstract void ReadRow(int row, Span<float> into);
}
