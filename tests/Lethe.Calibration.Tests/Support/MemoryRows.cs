using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Calibration.Tests.Support;

/// <summary>Records in an array.</summary>
internal sealed class MemoryRows(float[] values, int size) : IRecordSource
{
    public int Count => values.Length / size;

    public Tensor Read(ReadOnlySpan<int> rows)
    {
        var read = new float[rows.Length * size];
        for (var i = 0; i < rows.Length; i++) values.AsSpan(rows[i] * size, size).CopyTo(read.AsSpan(i * size));
        return torch.tensor(read, [rows.Length, size]);
    }
}
