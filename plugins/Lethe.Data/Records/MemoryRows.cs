namespace Lethe.Data.Records;

/// <summary>Records side by side in one array.</summary>
internal sealed class MemoryRows(byte[] bytes, int length) : IByteRows
{
    public int Count => length == 0 ? 0 : bytes.Length / length;

    public int Length => length;

    public ReadOnlySpan<byte> Row(int row, Span<byte> scratch) => bytes.AsSpan(row * length, length);
}
