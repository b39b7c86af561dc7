using static TorchSharp.torch;

namespace Lethe.Robustness.Tests.Support;

/// <summary>Records in an array.</summary>
internal sealed class MemoryRows(float[] values, long[] shape, bool areWhole = false) : IRecordSource
{
    private readonly int _size = (int)shape.Aggregate(1L, (a, b) => a * b);

    public int Count => values.Length / _size;

    public Tensor Read(ReadOnlySpan<int> rows)
    {
        var read = new float[rows.Length * _size];
        for (var i = 0; i < rows.Length; i++) values.AsSpan(rows[i] * _size, _size).CopyTo(read.AsSpan(i * _size));
        var inputs = tensor(read, [rows.Length, .. shape]);
        return areWhole ? inputs.to(ScalarType.Int64, disposeAfter: true) : inputs;
    }
}
