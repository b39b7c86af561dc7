using Lethe.Fixtures;
using static TorchSharp.torch;

namespace Lethe.Selection.Tests.Support;

/// <summary>
/// Overlapping classes, of whose records one in ten is there twice and one in ten is called what it is not. Only a network
/// that learns by heart gets the latter right.
/// </summary>
internal sealed class Planted : IDisposable
{
    public const int Count = 240;
    public const int Few = 24;
    public const int Features = 10;
    public const int Classes = 3;

    private readonly List<Subject> _made = [];
    private readonly string _recipe;

    /// <param name="separation">0: the classes are one, and labels can be known by heart alone.</param>
    /// <param name="epochs">With sixty of them a network learns everything by heart.</param>
    public Planted(double separation, int epochs = 60, long seed = 1)
    {
        _recipe = $$"""
            { "architecture": { "use": "arch.mlp", "widths": [96] }, "epochs": {{epochs}}, "batchSize": 32, "learningRate": 0.1, "weightDecay": 0 }
            """;
        using var scope = NewDisposeScope();
        var clean = Records.Clusters(Count, Features, Classes, separation, seed);
        using var numbers = clean.All().Inputs.data<float>();
        float[][] inputs = [.. numbers.ToArray().Chunk(Features)];
        long[] labels = [.. Enumerable.Range(0, Count).Select(clean.Label)];
        // Pairs far apart in the list: 0 and 120, 1 and 121, and so on.
        Duplicates = [.. Enumerable.Range(0, Few / 2), .. Enumerable.Range(Count / 2, Few / 2)];
        Flipped = [.. Enumerable.Range(0, Few).Select(i => 40 + 3 * i)];
        for (var i = 0; i < Few / 2; i++) (inputs[Count / 2 + i], labels[Count / 2 + i]) = (inputs[i], labels[i]);
        foreach (var row in Flipped) labels[row] = (labels[row] + 1) % Classes;
        Train = Records.Of("train", inputs, labels);
    }

    public Split Train { get; }

    public int[] Duplicates { get; }

    public int[] Flipped { get; }

    /// <summary>A model of these rows of the training split; it lives as long as this.</summary>
    public Subject Trained(IReadOnlyList<int> rows, long seed)
    {
        var made = Shelf.Create<IRecipe>("model.train", _recipe).Train(new TrainingJob
        {
            Train = Train.Subset("train", rows),
            Input = Records.Input(Features),
            Classes = Classes,
            Device = CPU,
            Random = new RandomStream(seed),
            Progress = Progress.None,
            Cancellation = TestContext.Current.CancellationToken,
            Plugins = Shelf.Instance,
        });
        _made.Add(made);
        return made;
    }

    public Subject Original() => Trained([.. Enumerable.Range(0, Count)], 100);

    public IReadOnlyList<ShadowModel> Shadows(int count) => [.. Enumerable.Range(0, count).Select(number =>
    {
        var random = new RandomStream(200 + number);
        bool[] mask = [.. Enumerable.Range(0, Count).Select(_ => random.NextDouble() < 0.5)];
        var subject = Trained([.. Enumerable.Range(0, Count).Where(row => mask[row])], 300 + number);
        return new MemoryShadow($"shadow {number + 1}", subject, mask);
    })];

    /// <summary>The share of some training records that a model gets wrong.</summary>
    public double Errors(Subject subject, IReadOnlyList<int> rows)
    {
        using var scope = NewDisposeScope();
        var part = Train.Subset("part", rows);
        return MemoryEvaluationJob.LogitsOf(subject, part).argmax(1).ne(part.All().Targets).to(float64).mean().item<double>();
    }

    public void Dispose()
    {
        foreach (var subject in _made) subject.Dispose();
    }
}
