using static TorchSharp.torch;

namespace Lethe.Sdk.Testing;

/// <summary>Inputs in memory that tell a watch who reads them.</summary>
internal sealed class WatchedSource(float[] values, IReadOnlyList<long> shape, ReadWatch watch) : IRecordSource
{
    private readonly int _size = (int)shape.Aggregate(1L, (product, size) => product * size);

    public int Count => values.Length / _size;

    public Tensor Read(ReadOnlySpan<int> rows)
    {
        watch.Read(rows.Length);
        var chosen = new float[rows.Length * _size];
        for (var i = 0; i < rows.Length; i++) values.AsSpan(rows[i] * _size, _size).CopyTo(chosen.AsSpan(i * _size));
        return tensor(chosen, [rows.Length, .. shape]);
    }
}
