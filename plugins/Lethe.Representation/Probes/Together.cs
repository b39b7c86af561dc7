using static TorchSharp.torch;

namespace Lethe.Representation.Probes;

/// <summary>Rows of two splits as one.</summary>
internal static class Together
{
    public static Split Of(string name, Split first, int[] firstRows, Split second, int[] secondRows)
    {
        var (one, other) = (first.Subset(name, firstRows), second.Subset(name, secondRows));
        var ids = Enumerable.Range(0, one.Count).Select(one.Id).Concat(Enumerable.Range(0, other.Count).Select(other.Id));
        var labels = Enumerable.Range(0, one.Count).Select(one.Label).Concat(Enumerable.Range(0, other.Count).Select(other.Label));
        return new Split(name, new Both(one, other), new RecordTable([.. ids], [.. labels]));
    }

    private sealed class Both(Split one, Split other) : IRecordSource
    {
        public int Count => one.Count + other.Count;

        public Tensor Read(ReadOnlySpan<int> rows)
        {
            using var scope = NewDisposeScope();
            var parts = new List<Tensor>();
            // Runs of the same split are read together; a batch has at most a few of them.
            for (var start = 0; start < rows.Length;)
            {
                var isFirst = rows[start] < one.Count;
                var end = start;
                while (end < rows.Length && rows[end] < one.Count == isFirst) end++;
                var own = rows[start..end].ToArray();
                parts.Add(isFirst ? one.Read(own, CPU).Inputs : other.Read(Array.ConvertAll(own, row => row - one.Count), CPU).Inputs);
                start = end;
            }
            return scope.MoveToOuter(cat(parts, 0));
        }
    }
}
