using static TorchSharp.torch;

namespace Lethe.Fixtures;

/// <summary>Splits from numbers.</summary>
internal static class Records
{
    public static Split Of(string name, float[][] inputs, long[]? labels) => new(
        name, new Rows(inputs), new RecordTable([.. Enumerable.Range(0, inputs.Length).Select(i => $"{name}{i}")], labels));

    /// <summary>Each class has a mean, each record is its class's mean with normal noise of deviation 1.</summary>
    public static Split Clusters(int count, int features = 4, int classes = 3, double separation = 1.5, long seed = 1, string name = "train")
    {
        // The means do not depend on the name: splits of one seed come from one distribution.
        var means = new RandomStream(seed).Fork("means");
        var centres = Enumerable.Range(0, classes).Select(_ => Enumerable.Range(0, features).Select(_ => separation * means.NextNormal()).ToArray()).ToArray();
        var random = new RandomStream(seed).Fork(name);
        var labels = Enumerable.Range(0, count).Select(_ => (long)random.NextInt(classes)).ToArray();
        return Of(name, [.. labels.Select(label => centres[label].Select(mean => (float)(mean + random.NextNormal())).ToArray())], labels);
    }

    public static InputDescription Input(int features) => new([features], [], []);

    /// <summary>All inputs and labels, which belong to the innermost scope.</summary>
    public static Batch All(this Split split) => split.Read(Enumerable.Range(0, split.Count).ToArray(), CPU);

    private sealed class Rows(float[][] inputs) : IRecordSource
    {
        public int Count => inputs.Length;

        public Tensor Read(ReadOnlySpan<int> rows)
        {
            var picked = new List<float>();
            foreach (var row in rows) picked.AddRange(inputs[row]);
            return tensor(picked.ToArray(), [rows.Length, inputs[0].Length]);
        }
    }
}
