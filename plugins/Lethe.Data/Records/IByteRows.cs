namespace Lethe.Data.Records;

/// <summary>Records of a fixed number of bytes each, in memory or on disk.</summary>
internal interface IByteRows
{
    int Count { get; }

    int Length { get; }

    /// <summary>One record: a view of memory where it is there already, otherwise read into the scratch space.</summary>
    ReadOnlySpan<byte> Row(int row, Span<byte> scratch);
}
