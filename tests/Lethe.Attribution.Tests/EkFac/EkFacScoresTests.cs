using Lethe.Attribution.Tests.Support;
using Lethe.Fixtures;
using Lethe.Sdk.Testing;
using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.EkFac;

public class EkFacScoresTests
{
    private const string OfRidge = """{ "loss": "squared", "weightDecay": 0.01, "damping": 0, "sample": 0, "draws": 100 }""";
    private const string OfLogistic = """{ "weightDecay": 0, "damping": 0, "sample": 0, "draws": 100 }""";

    [Fact]
    public void Remove_FromRidgeRegression_IsTheExactRetrainUpToTheNoiseOfTheLabels()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge();
        int[] rows = [.. Enumerable.Range(0, 20)];
        var targets = world.Train.Subset("targets", [.. Enumerable.Range(10, 50)]);

        var found = Removed(OfRidge, Jobs.Of(world.Subject, world.Train, targets), rows).Shift;

        var expected = targets.All().Inputs.matmul((world.Without(rows) - Ridge.WeightsOf(world.Subject)).t());
        var left = (found - expected).norm().item<double>() / expected.norm().item<double>();
        // 100 labels for each of 180 records: each curvature has an error of about one in a hundred.
        Assert.InRange(left, 1e-6, 0.05);
    }

    [Fact]
    public void Remove_FromLogisticRegression_GoesWhereTheExactRetrainGoes()
    {
        using var scope = NewDisposeScope();
        var world = new Logistic();
        int[] rows = [.. Enumerable.Range(0, 30)];

        var found = Removed(OfLogistic, Jobs.Of(world.Subject, world.Train, world.Targets), rows).Shift.select(1, 1);

        var expected = world.Targets.All().Inputs.matmul(world.Without(rows) - world.Weights).squeeze(1);
        var cosine = (found.dot(expected) / (found.norm() * expected.norm())).item<double>();
        Assert.True(cosine > 0.97, $"{cosine}");
        Assert.InRange((found.norm() / expected.norm()).item<double>(), 0.7, 1.4);
    }

    [Fact]
    public void Attribute_RidgeRegression_IsTheFirstOrderOfLeavingEachOut()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge(80);
        var job = Jobs.Of(world.Subject, world.Train, world.Train.Subset("targets", [3, 70]));

        var found = Shelf.Create<IAttribution>("attribute.ek-fac", OfRidge).Attribute(job);
        var exact = Shelf.Create<IAttribution>("attribute.influence", """{ "loss": "squared", "weightDecay": 0.01, "damping": 0, "sample": 0, "steps": 500, "tolerance": 1e-10 }""").Attribute(job);

        Assert.InRange((found - exact).norm().item<float>() / exact.norm().item<float>(), 1e-6, 0.05);
    }

    [Fact]
    public void Attribute_MislabelledRecords_HaveTheGreatestInfluenceOnThemselves()
    {
        using var scope = NewDisposeScope();
        _ = manual_seed(21);
        var clean = Records.Clusters(300, features: 8, separation: 1.5);
        var random = new RandomStream(22);
        var planted = random.Sample(300, 30).ToHashSet();
        long[] labels = [.. Enumerable.Range(0, 300).Select(row => planted.Contains(row) ? (clean.Label(row) + 1 + random.NextInt(2)) % 3 : clean.Label(row))];
        var train = Records.Of("train", [.. Enumerable.Range(0, 300).Select(row => clean.Read([row], CPU).Inputs.data<float>().ToArray())], labels);
        var subject = Jobs.Subject(() => nn.Sequential(nn.Linear(8, 24), nn.ReLU(), nn.Linear(24, 3)));
        Fit(subject, train, 300);

        var scores = Shelf.Create<IAttribution>("attribute.ek-fac", """{ "sample": 0 }""").Attribute(Jobs.Of(subject, train, train));

        // The loss falls as the margin rises, 1 - p times as fast: with that the diagonal is the influence on the own loss.
        var doubt = 1 - subject.Predict(train.All().Inputs).softmax(1).gather(1, train.All().Targets.unsqueeze(1)).squeeze(1);
        var own = (scores.diagonal() * doubt).data<float>().ToArray();
        var top = Enumerable.Range(0, 300).OrderByDescending(row => own[row]).Take(60).Count(planted.Contains);
        // Of 30 planted ones chance would find 6 in that fifth.
        Assert.True(top >= 24, $"{top} of 30");
    }

    [Fact]
    public void Remove_WithNormLayers_NamesWhatItLeavesOutAndStepsWithoutIt()
    {
        using var scope = NewDisposeScope();
        using var world = SmallWorld.Images(plugins: Shelf.Instance);
        using var subject = world.NewSubject();
        var norm = Assert.Single(subject.Module.named_modules(), one => one.Item2 is TorchSharp.Modules.BatchNorm2d).Item1;
        var log = new Log();

        var found = Removed("""{ "weightDecay": 0.1 }""", Jobs.Of(subject, world.Data.Train, world.Data.Test!, log: log), [.. world.ForgetRows]).Shift;

        var line = Assert.Single(log.Lines, line => line.Contains("Not covered", StringComparison.Ordinal));
        Assert.Contains($"{norm}.weight, {norm}.bias", line);
        Assert.True(found.abs().max().item<double>() > 0);
        Assert.True(found.isfinite().all().item<bool>());
        // The subject itself is as it was: all of it learns.
        Assert.All(subject.Module.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void SubjectsWithoutLayers_AreRefusedInWords()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge(40);
        using var limited = new LimitedSubject(world.Subject, Capabilities.Predict | Capabilities.InputGradients | Capabilities.Train);
        var refusal = Assert.Throws<CapabilityException>(() => Removed("{}", Jobs.Of(limited, world.Train, world.Train), [0, 1]));
        Assert.Contains("needs named layers", refusal.Message);
    }

    [Fact]
    public void NetworksWithoutLinearLayers_AreRefusedInWords()
    {
        using var scope = NewDisposeScope();
        var train = Records.Clusters(20);
        var subject = Jobs.Subject(() => nn.Sequential(nn.LayerNorm(4)));
        var refusal = Assert.Throws<ModelException>(() => Removed("{}", Jobs.Of(subject, train, train), [0, 1]));
        Assert.Contains("linear layers and convolutions", refusal.Message);
    }

    [Fact]
    public void Remove_WithoutBudget_IsNotKnown()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge();
        Assert.Null(Shelf.Create<IRemovalAttribution>("attribute.ek-fac", OfRidge)
            .Remove(Jobs.Of(world.Subject, world.Train, world.Train, budget: new Budget(TimeProvider.System, null, 300)), [0, 1]));
    }

    private static RemovalEffect Removed(string options, AttributionJob job, int[] rows) =>
        Shelf.Create<IRemovalAttribution>("attribute.ek-fac", options).Remove(job, rows)!;

    private static void Fit(TorchSubject subject, Split train, int steps)
    {
        using var optimizer = optim.Adam(subject.Module.parameters(), 0.02);
        var all = train.All();
        for (var step = 0; step < steps; step++)
        {
            using var inner = NewDisposeScope();
            optimizer.zero_grad();
            nn.functional.cross_entropy(subject.Forward(all.Inputs), all.Targets).backward();
            optimizer.step();
        }
        foreach (var parameter in subject.Module.parameters()) parameter.grad = null;
    }
}
