using Lethe.Fixtures;
using static TorchSharp.torch;

namespace Lethe.Membership.Tests.Support;

/// <summary>
/// Records that are mere numbers, and models that are tables of margins for them: first the records to forget, then those
/// to retain, then the test records. Two classes; the logits of a margin m are m for the label and 0 for the other.
/// </summary>
internal sealed class Stage
{
    public Stage(int forget, int retain, int test, Func<int, long>? label = null)
    {
        Count = forget + retain + test;
        Labels = [.. Enumerable.Range(0, Count).Select(label ?? (i => i % 2))];
        var train = Part("train", 0, forget + retain);
        Forget = train.Subset("forget", [.. Enumerable.Range(0, forget)]);
        Retain = train.Subset("retain", [.. Enumerable.Range(forget, retain)]);
        Data = new Dataset
        {
            Name = "numbers",
            Input = Records.Input(1),
            ClassNames = ["a", "b"],
            Train = train,
            Test = test == 0 ? null : Part("test", train.Count, test),
        };
    }

    public int Count { get; }

    public long[] Labels { get; }

    public Dataset Data { get; }

    public Split Forget { get; }

    public Split Retain { get; }

    public RepeatedUnlearning? Unlearning { get; init; }

    /// <summary>A model by the margin it gives each record.</summary>
    public Subject Model(Func<int, double> margin) => new MarginSubject([.. Enumerable.Range(0, Count).Select(margin)], Labels);

    public ReferenceModel Oracle(Func<int, double> margin) => new MemoryReference("oracle", Model(margin));

    /// <summary>A shadow that saw the training records that <paramref name="saw"/> says.</summary>
    public ShadowModel Shadow(Func<int, bool> saw, Func<int, double> margin) =>
        new MemoryShadow("shadow", Model(margin), [.. Enumerable.Range(0, Data.Train.Count).Select(saw)]);

    public MemoryEvaluationJob Run(
        string id, Subject subject, IEnumerable<ReferenceModel>? oracles = null, IEnumerable<ShadowModel>? shadows = null, string options = "{}",
        long seed = 1, CancellationToken? cancellation = null)
    {
        var job = new MemoryEvaluationJob
        {
            Subject = subject,
            Original = subject,
            Data = Data,
            Forget = Forget,
            Retain = Retain,
            Oracles = [.. oracles ?? []],
            Shadows = [.. shadows ?? []],
            Unlearning = Unlearning,
            Plugins = Shelf.Instance,
            Device = CPU,
            Random = new RandomStream(seed),
            Progress = Progress.None,
            Cancellation = cancellation ?? TestContext.Current.CancellationToken,
        };
        using (NewDisposeScope()) ((IEvaluator)Shelf.Create<IPlugin>(id, options)).Evaluate(job);
        return job;
    }

    private Split Part(string name, int first, int count) => Records.Of(
        name, [.. Enumerable.Range(first, count).Select(i => new[] { (float)i })], [.. Enumerable.Range(first, count).Select(i => Labels[i])]);
}
