using System.Buffers;

namespace Lethe.Data.Records;

/// <summary>Images kept as bytes, delivered in [0, 1].</summary>
internal sealed class PixelSource(IByteRows rows, IReadOnlyList<long> shape) : RowSource(rows.Count, shape)
{
    private static readonly float[] Unit = [.. Enumerable.Range(0, 256).Select(value => value / 255f)];

    protected override void ReadRow(int row, Span<float> into)
    {
        var scratch = ArrayPool<byte>.Shared.Rent(rows.Length);
        try
        {
            var bytes = rows.Row(row, scratch);
            for (var i = 0; i < into.Length; i++) into[i] = Unit[bytes[i]];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }
}
