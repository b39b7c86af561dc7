using Lethe.Fixtures;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Representation.Tests.Support;

/// <summary>Three classes, of which the last is to be forgotten: networks trained with it, without it, and a cheater.</summary>
public sealed class ClassWorld : IDisposable
{
    private const string Recipe = """
        { "architecture": { "use": "arch.mlp", "widths": [32, 16] }, "epochs": 30, "batchSize": 32, "learningRate": 0.05 }
        """;

    private readonly List<Subject> _made = [];

    public ClassWorld()
    {
        Data = Shelf.Create<IDataSource>("data.gaussians", """{ "train": 450, "test": 300, "classes": 3, "features": 8, "separation": 2.5 }""").Load(new DataJob
        {
            Device = CPU,
            Random = new RandomStream(1),
            Progress = Progress.None,
            ResolvePath = path => path,
        });
        int[] rows = [.. Enumerable.Range(0, Data.Train.Count).Where(row => Data.Train.Label(row) == 2)];
        (Forget, Retain) = (Data.Train.Subset("forget", rows), Data.Train.Without("retain", rows));
        Original = Train(Data.Train, 1);
        Oracles = [.. Enumerable.Range(0, 3).Select(k => new MemoryReference($"oracle {k}", Train(Retain, 10 + k)))];
    }

    public Dataset Data { get; }

    public Split Forget { get; }

    public Split Retain { get; }

    public Subject Original { get; }

    public IReadOnlyList<ReferenceModel> Oracles { get; }

    /// <summary>A retrained model that is none of the oracles.</summary>
    public Subject Retrained() => Train(Retain, 20);

    /// <summary>The original with a last layer that no longer names the class; all else is as it was.</summary>
    public Subject HeadEdited()
    {
        var copy = Original.Copy();
        _made.Add(copy);
        using var off = no_grad();
        var head = copy.Module.WithParts().OfType<Linear>().Last();
        head.weight[2].zero_();
        head.bias![2].fill_(-5);
        return copy;
    }

    public MemoryEvaluationJob Run(IEvaluator evaluator, Subject subject, Subject? original = null)
    {
        var job = new MemoryEvaluationJob
        {
            Subject = subject,
            Original = original ?? Original,
            Data = Data,
            Forget = Forget,
            Retain = Retain,
            Oracles = Oracles,
            Plugins = Shelf.Instance,
            Device = CPU,
            Random = new RandomStream(1),
            Progress = Progress.None,
            Cancellation = TestContext.Current.CancellationToken,
        };
        using (NewDisposeScope()) evaluator.Evaluate(job);
        return job;
    }

    public void Dispose() => _made.ForEach(subject => subject.Dispose());

    private Subject Train(Split records, long seed)
    {
        var subject = Shelf.Create<IRecipe>("model.train", Recipe).Train(new TrainingJob
        {
            Train = records,
            Input = Data.Input,
            Classes = Data.Classes,
            Device = CPU,
            Random = new RandomStream(seed),
            Progress = Progress.None,
            Plugins = Shelf.Instance,
        });
        _made.Add(subject);
        return subject;
    }
}
