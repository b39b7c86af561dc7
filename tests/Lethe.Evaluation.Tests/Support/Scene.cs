using Lethe.Fixtures;
using static TorchSharp.torch;

namespace Lethe.Evaluation.Tests.Support;

/// <summary>
/// Records that are mere numbers, 0, 1, 2 and so on: first those to forget, then those to retain, then the test records.
/// </summary>
internal sealed class Scene
{
    private readonly Dataset _data;

    public Scene(long[] forget, long[] retain, long[]? test, int classes = 2, bool labelled = true)
    {
        Labels = [.. forget, .. retain, .. test ?? []];
        var train = Part("train", 0, [.. forget, .. retain]);
        Forget = forget.Length == 0 ? null : train.Subset("forget", [.. Enumerable.Range(0, forget.Length)]);
        Retain = train.Subset("retain", [.. Enumerable.Range(forget.Length, retain.Length)]);
        if (!labelled) Forget = Forget?.WithoutLabels();
        _data = new Dataset
        {
            Name = "numbers",
            Input = Records.Input(1),
            ClassNames = [.. "abcdefgh"[..classes].Select(letter => $"{letter}")],
            Train = train,
            Test = test is null ? null : Part("test", train.Count, test),
        };
    }

    public long[] Labels { get; }

    public Split? Forget { get; }

    public Split Retain { get; }

    /// <summary>Logits of a model that is right where told so and as sure as told: right or wrong by one fixed margin.</summary>
    public float[][] Answers(Func<int, bool> isRight, float margin = 2) =>
        [.. Labels.Select((label, row) => Enumerable.Range(0, _data.Classes)
            .Select(number => number == (isRight(row) ? label : (label + 1) % _data.Classes) ? margin : 0f).ToArray())];

    public MemoryEvaluationJob Job(
        float[][] subject, IReadOnlyList<float[][]>? oracles = null, long seed = 1, CancellationToken? cancellation = null,
        Action? onLastOracle = null) => new()
        {
            Subject = new TableSubject(subject),
            Original = new TableSubject(subject),
            Data = _data,
            Forget = Forget,
            Retain = Retain,
            Oracles = [.. (oracles ?? []).Select((oracle, i) =>
                new MemoryReference($"oracle {i}", new TableSubject(oracle, i == oracles!.Count - 1 ? onLastOracle : null)))],
            Plugins = Shelf.Instance,
            Device = CPU,
            Random = new RandomStream(seed),
            Progress = Progress.None,
            Cancellation = cancellation ?? TestContext.Current.CancellationToken,
        };

    /// <summary>The job after the evaluator, its findings in it.</summary>
    public static MemoryEvaluationJob Evaluate(MemoryEvaluationJob job, string id, string options = "{}")
    {
        // An interface with a static abstract member is no type argument.
        ((IEvaluator)Shelf.Create<IPlugin>(id, options)).Evaluate(job);
        return job;
    }

    private static Split Part(string name, int first, long[] labels) =>
        Records.Of(name, [.. labels.Select((_, i) => new[] { (float)(first + i) })], labels);
}
