using static TorchSharp.torch;

namespace Lethe.Data.Records;

/// <summary>
/// Some rows of a source as a source of their own. A part of a dataset is made of this and not of a subset of a split,
/// because rows of the training split must count from its own beginning.
/// </summary>
internal sealed class ChosenRows(IRecordSource source, int[] rows) : IRecordSource
{
    public int Count => rows.Length;

    public Tensor Read(ReadOnlySpan<int> wanted)
    {
        var inner = new int[wanted.Length];
        for (var i = 0; i < inner.Length; i++) inner[i] = rows[wanted[i]];
        return source.Read(inner);
    }
}
