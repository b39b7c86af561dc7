using Lethe.Data.Records;

namespace Lethe.Data.Idx;

/// <summary>What an IDX file holds.</summary>
/// <param name="Path">Where it came from.</param>
/// <param name="Shape">Of one record; empty for labels.</param>
/// <param name="Rows">Its records.</param>
internal sealed record IdxArray(string Path, int[] Shape, IByteRows Rows)
{
    public long[] Numbers()
    {
        Span<byte> one = stackalloc byte[1];
        var numbers = new long[Rows.Count];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = Rows.Row(i, one)[0];
        return numbers;
    }
}
