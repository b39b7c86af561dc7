using static TorchSharp.torch;

namespace Lethe.Calibration.Tests.Support;

/// <summary>Images of noise, of which one of three colours is stronger: the label.</summary>
internal static class Images
{
    public const int Size = 4;

    public static Split Drawn(int count, long seed, string name)
    {
        var random = new RandomStream(seed);
        var (values, labels) = (new float[count * 3 * Size * Size], new long[count]);
        for (var i = 0; i < count; i++)
        {
            labels[i] = random.NextInt(3);
            for (var k = 0; k < 3; k++)
                for (var at = 0; at < Size * Size; at++)
                    values[(i * 3 + k) * Size * Size + at] = (float)Math.Clamp(.4 + .5 * (random.NextDouble() - .5) + (k == labels[i] ? .08 : 0), 0, 1);
        }
        return new Split(name, new Source(values, count), new RecordTable([.. Enumerable.Range(0, count).Select(i => $"{name}-{i}")], labels));
    }

    private sealed class Source(float[] values, int count) : IRecordSource
    {
        public int Count => count;

        public Tensor Read(ReadOnlySpan<int> rows)
        {
            using var all = tensor(values, [count, 3, Size, Size]);
            using var index = tensor(Array.ConvertAll(rows.ToArray(), row => (long)row));
            return all.index_select(0, index);
        }
    }
}
