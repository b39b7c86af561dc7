namespace Lethe.Data.Records;

/// <summary>Several files of records as one.</summary>
internal sealed class JoinedRows(IReadOnlyList<IByteRows> parts) : IByteRows
{
    public int Count { get; } = parts.Sum(part => part.Count);

    public int Length => parts[0].Length;

    public ReadOnlySpan<byte> Row(int row, Span<byte> scratch)
    {
        var part = 0;
        for (; row >= parts[part].Count; part++) row -= parts[part].Count;
        return parts[part].Row(row, scratch);
    }
}
