using Lethe.Fixtures;
using static TorchSharp.torch;

namespace Lethe.Membership.Tests;

/// <summary>Networks that were really trained: directions, no headline numbers.</summary>
public sealed class TrainedTests : IDisposable
{
    private const int Train = 240;
    private const int Forget = 80;
    private const int Shadows = 32;

    // Classes that overlap, and a network that learns its records by heart.
    private const string Recipe = """
        { "architecture": { "use": "arch.mlp", "widths": [96] }, "epochs": 80, "batchSize": 32, "learningRate": 0.1, "weightDecay": 0 }
        """;

    private readonly List<Subject> _made = [];
    private readonly Dataset _data;
    private readonly Split _forget;
    private readonly Split _retain;

    public TrainedTests()
    {
        var clean = Records.Clusters(Train, features: 10, separation: 0.5);
        using (NewDisposeScope())
        {
            // Every sixteenth record of the forget set is called what it is not.
            float[][] inputs = [.. Enumerable.Range(0, Train).Select(row => { using var one = clean.Read([row], CPU).Inputs.data<float>(); return one.ToArray(); })];
            long[] labels = [.. Enumerable.Range(0, Train).Select(row => IsWrong(row) ? (clean.Label(row) + 1) % 3 : clean.Label(row))];
            _data = new Dataset
            {
                Name = "clusters",
                Input = Records.Input(10),
                ClassNames = ["a", "b", "c"],
                Train = Records.Of("train", inputs, labels),
                Test = Records.Clusters(400, features: 10, separation: 0.5, name: "test"),
            };
        }
        int[] rows = [.. Enumerable.Range(0, Forget)];
        (_forget, _retain) = (_data.Train.Subset("forget", rows), _data.Train.Without("retain", rows));
    }

    [Fact]
    [Trait("Speed", "slow")]
    public void Attacks_OnTheOriginal_FindItsMembersAndOnARetrainedModelNobody()
    {
        var trained = TrainAll([_data.Train, _retain]);
        var (kept, gone) = (Run("eval.membership", trained[0]), Run("eval.membership", trained[1]));

        // Mislabelled records are no test records' like, so that the retrained model is held against the others alone.
        Assert.True(kept.Single("mia.loss.auc").Low > 0.55, $"{kept.Single("mia.loss.auc")}");
        Assert.True(gone.Single("mia.loss.auc").Low < 0.5, $"{gone.Single("mia.loss.auc")}");
        Assert.True(kept.Single("mia.confidence.efficacy").High < gone.Single("mia.confidence.efficacy").Low);
    }

    [Theory]
    [Trait("Speed", "slow")]
    [InlineData("eval.lira", "mia.lira.auc")]
    [InlineData("eval.rmia", "mia.rmia.auc")]
    public void ReferenceAttacks_OnTheOriginal_AreSurestOfWhatCanOnlyBeKnownByHeart(string id, string metric)
    {
        var random = new RandomStream(3);
        bool[][] masks = [.. Enumerable.Range(0, Shadows).Select(_ => Enumerable.Range(0, Train).Select(_ => random.NextDouble() < 0.5).ToArray())];
        var models = TrainAll(
        [
            _data.Train, _retain, .. Enumerable.Repeat(_retain, 3),
            .. masks.Select(mask => _data.Train.Subset("train", [.. Enumerable.Range(0, Train).Where(row => mask[row])])),
        ]);
        ReferenceModel[] oracles = [.. models.Skip(2).Take(3).Select(model => new MemoryReference("oracle", model))];
        ShadowModel[] shadows = [.. models.Skip(5).Zip(masks, (model, mask) => new MemoryShadow("shadow", model, mask))];

        var (kept, gone) = (Run(id, models[0], oracles, shadows), Run(id, models[1], oracles, shadows));

        Assert.True(kept.Single(metric).Low > 0.6, $"{kept.Single(metric)}");
        Assert.True(gone.Single(metric) is { Low: < 0.5, High: > 0.5 }, $"{gone.Single(metric)}");
        var top = kept.Exhibits.OfType<TableExhibit>().Single().Rows.Take(10).Select(row => int.Parse(row[0]["train".Length..])).ToArray();
        Assert.True(top.Count(IsWrong) >= 3, $"{top.Count(IsWrong)} of the 5 mislabelled records among {string.Join(" ", top)}");
    }

    public void Dispose() => _made.ForEach(subject => subject.Dispose());

    private static bool IsWrong(int row) => row < Forget && row % 16 == 5;

    private MemoryEvaluationJob Run(string id, Subject subject, IReadOnlyList<ReferenceModel>? oracles = null, IReadOnlyList<ShadowModel>? shadows = null)
    {
        var job = new MemoryEvaluationJob
        {
            Subject = subject,
            Original = subject,
            Data = _data,
            Forget = _forget,
            Retain = _retain,
            Oracles = oracles ?? [],
            Shadows = shadows ?? [],
            Plugins = Shelf.Instance,
            Device = CPU,
            Random = new RandomStream(1),
            Progress = Progress.None,
            Cancellation = TestContext.Current.CancellationToken,
        };
        using (NewDisposeScope()) ((IEvaluator)Shelf.Create<IPlugin>(id)).Evaluate(job);
        return job;
    }

    private IReadOnlyList<Subject> TrainAll(IReadOnlyList<Split> splits)
    {
        var made = splits.Select((split, k) => Shelf.Create<IRecipe>("model.train", Recipe).Train(new TrainingJob
        {
            Train = split,
            Input = _data.Input,
            Classes = _data.Classes,
            Device = CPU,
            Random = new RandomStream(100 + k),
            Progress = Progress.None,
            Cancellation = TestContext.Current.CancellationToken,
            Plugins = Shelf.Instance,
        })).ToArray();
        _made.AddRange(made);
        return made;
    }
}
