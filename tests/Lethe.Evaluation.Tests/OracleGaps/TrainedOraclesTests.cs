using Lethe.Evaluation.Tests.Support;
using Lethe.Fixtures;
using static TorchSharp.torch;

namespace Lethe.Evaluation.Tests.OracleGaps;

/// <summary>Networks that were really trained, with and without the forget set: directions, no headline numbers.</summary>
public sealed class TrainedOraclesTests : IDisposable
{
    private const int Oracles = 5;

    // Classes that overlap, and a network far larger than so few records need: what it was trained on it knows by heart.
    private const string Recipe = """
        { "architecture": { "use": "arch.mlp", "widths": [128] }, "epochs": 60, "batchSize": 32, "learningRate": 0.1, "weightDecay": 0 }
        """;

    private readonly List<Subject> _made = [];
    private readonly Dataset _data;
    private readonly Split _forget;
    private readonly Split _retain;
    private readonly ReferenceModel[] _oracles;

    public TrainedOraclesTests()
    {
        _data = Shelf.Create<IDataSource>(
            "data.gaussians", """{ "train": 240, "test": 200, "classes": 3, "features": 10, "separation": 1.2 }""").Load(new DataJob
            {
                Device = CPU,
                Random = new RandomStream(1),
                Progress = Progress.None,
                Cancellation = TestContext.Current.CancellationToken,
                ResolvePath = path => path,
            });
        int[] rows = [.. Enumerable.Range(0, 60)];
        (_forget, _retain) = (_data.Train.Subset("forget", rows), _data.Train.Without("retain", rows));
        _oracles = [.. Enumerable.Range(0, Oracles).Select(k => new MemoryReference($"oracle {k}", Train(_retain, 100 + k)))];
    }

    [Fact]
    public void Gap_OfTheOriginalAndAHeldOutRetrain_TellsThemApart()
    {
        var original = Measure(Train(_data.Train, 1));
        var retrain = Measure(Train(_retain, 2));

        var (kept, gone) = (original.Single("gap.accuracy", "split=forget"), retrain.Single("gap.accuracy", "split=forget"));
        Assert.True(kept.Low > 0.1, $"{kept}");
        Assert.True(gone is { Low: <= 0, High: >= 0 }, $"{gone}");
        Assert.Equal(0, original.Single("gap.equivalent", "metric=accuracy, split=forget").Value);
        Assert.NotEqual(0, retrain.Single("gap.equivalent", "metric=accuracy, split=forget").Value);
        Assert.True(original.Single("gap.loss", "split=forget").High < 0);
        Assert.True(retrain.Single("gap.average").Value < original.Single("gap.average").Value);
    }

    [Theory]
    [InlineData("unlearn.none", "{}")]
    [InlineData("unlearn.gradient-ascent", """{ "epochs": 20, "learningRate": 0.05, "batchSize": 32 }""")]
    public void Gap_AfterAnUnlearner_ShowsWhetherItForgot(string id, string options)
    {
        var subject = Train(_data.Train, 1);
        var before = Measure(subject).Single("gap.accuracy", "split=forget");
        Shelf.Create<IUnlearner>(id, options).Unlearn(new UnlearningJob
        {
            Model = subject,
            Original = subject,
            Forget = _forget,
            Retain = _retain,
            Input = _data.Input,
            Classes = _data.Classes,
            Device = CPU,
            Random = new RandomStream(1),
            Progress = Progress.None,
            Cancellation = TestContext.Current.CancellationToken,
            Plugins = Shelf.Instance,
        });

        var after = Measure(subject).Single("gap.accuracy", "split=forget");

        if (id == "unlearn.none") Assert.Equal(before, after);
        else Assert.True(after.High < before.Low, $"{before} and then {after}");
    }

    public void Dispose() => _made.ForEach(subject => subject.Dispose());

    private Subject Train(Split split, long seed)
    {
        var subject = Shelf.Create<IRecipe>("model.train", Recipe).Train(new TrainingJob
        {
            Train = split,
            Input = _data.Input,
            Classes = _data.Classes,
            Device = CPU,
            Random = new RandomStream(seed),
            Progress = Progress.None,
            Cancellation = TestContext.Current.CancellationToken,
            Plugins = Shelf.Instance,
        });
        _made.Add(subject);
        return subject;
    }

    private MemoryEvaluationJob Measure(Subject subject) => Scene.Evaluate(new MemoryEvaluationJob
    {
        Subject = subject,
        Original = subject,
        Data = _data,
        Forget = _forget,
        Retain = _retain,
        Oracles = _oracles,
        Plugins = Shelf.Instance,
        Device = CPU,
        Random = new RandomStream(1),
        Progress = Progress.None,
        Cancellation = TestContext.Current.CancellationToken,
    }, "eval.oracle-gap", """{ "draws": 500 }""");
}
