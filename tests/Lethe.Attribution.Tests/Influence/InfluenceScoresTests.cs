using Lethe.Attribution.Influence;
using Lethe.Attribution.Tests.Support;
using Lethe.Fixtures;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.Influence;

public class InfluenceScoresTests
{
    private const string OfRidge = """{ "loss": "squared", "weightDecay": 0.01, "damping": 0, "sample": 0, "steps": 500, "tolerance": 1e-12, "batchSize": 64 }""";
    private const string OfLogistic = """{ "weightDecay": 0, "damping": 0, "sample": 0, "steps": 500, "tolerance": 1e-12 }""";

    [Fact]
    public void Remove_FromRidgeRegression_IsTheExactRetrain()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge();
        int[] rows = [.. Enumerable.Range(0, 20)];
        var targets = world.Train.Subset("targets", [.. Enumerable.Range(10, 50)]);

        var found = Shelf.Create<IRemovalAttribution>("attribute.influence", OfRidge).Remove(Jobs.Of(world.Subject, world.Train, targets), rows)!;

        var inputs = targets.Read([.. Enumerable.Range(0, 50)], CPU).Inputs;
        var expected = inputs.matmul((world.Without(rows) - Ridge.WeightsOf(world.Subject)).t());
        Assert.True(expected.abs().max().item<double>() > 0.01);
        Assert.True((found.Shift - expected).abs().max().item<double>() < 1e-9, $"{(found.Shift - expected).abs().max().item<double>()}");
    }

    [Fact]
    public void Remove_FromLogisticRegression_IsTheNewtonStep()
    {
        using var scope = NewDisposeScope();
        var world = new Logistic();
        int[] rows = [.. Enumerable.Range(0, 30)];
        var job = Jobs.Of(world.Subject, world.Train, world.Targets);

        var influence = Shelf.Create<IRemovalAttribution>("attribute.influence", OfLogistic).Remove(job, rows)!.Shift;
        var trak = Shelf.Create<IRemovalAttribution>("attribute.trak", """{ "projection": "none", "penalty": 0 }""").Remove(job, rows)!.Shift;

        // Two ways to one step: by conjugate gradients and differences, and by gradients of single records.
        Assert.True((influence - trak).abs().max().item<double>() < 1e-7 * trak.abs().max().item<double>());
    }

    [Fact]
    public void Attribute_RidgeRegression_IsTheFirstOrderOfLeavingEachOut()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge(80);
        var targets = world.Train.Subset("targets", [3, 70]);
        var scores = Shelf.Create<IAttribution>("attribute.influence", OfRidge).Attribute(Jobs.Of(world.Subject, world.Train, targets)).to(float64);

        // The margin of two classes is the difference of their logits.
        var all = world.Train.Read([.. Enumerable.Range(0, 80)], CPU);
        var weights = Ridge.WeightsOf(world.Subject);
        var rest = all.Inputs.matmul(weights.t()) - nn.functional.one_hot(all.Targets, 2).to(float64);
        var bent = all.Inputs.t().matmul(all.Inputs) / 80 + Ridge.Decay * eye(Ridge.Features, dtype: float64);
        foreach (var (column, row) in new[] { 3, 70 }.Index())
        {
            var sides = tensor(world.Train.Label(row) == 1 ? new[] { -1.0, 1 } : [1, -1]);
            var expected = -all.Inputs.matmul(linalg.inv(bent)).matmul(all.Inputs[row]) * rest.matmul(sides) / 80;
            Assert.True((scores.select(1, column) - expected).abs().max().item<double>() < 1e-6 * expected.abs().max().item<double>());
        }
    }

    [Fact]
    public void Curvature_OfANetwork_IsTheGaussNewtonMatrix()
    {
        using var scope = NewDisposeScope();
        _ = manual_seed(7);
        var subject = Jobs.Subject(() => nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 3)).to(float64));
        var inputs = randn(9, 3, float64);
        var split = DoubleRecords.Of("train", inputs, [0, 1, 2, 0, 1, 2, 0, 1, 2]);
        var flat = new FlatParameters(subject.Module);
        var options = new InfluenceOptions { Damping = 0, WeightDecay = 0.25, Sample = 0, BatchSize = 4 };
        var curvature = new Curvature(Jobs.Of(subject, split, split), subject, flat, split, options);
        var vector = randn(flat.Size, float64);

        var expected = 0.25 * vector;
        for (var row = 0; row < 9; row++)
        {
            var logits = subject.Forward(inputs.narrow(0, row, 1));
            var slopes = stack([.. Enumerable.Range(0, 3).Select(c => flat.Join(autograd.grad([logits[0, c]], [.. flat.Parameters], retain_graph: true)))], 0);
            var shares = logits.detach().softmax(1).squeeze(0);
            expected += slopes.t().matmul((shares.diag() - shares.outer(shares)).matmul(slopes.matmul(vector))) / 9;
        }

        Assert.True((curvature.Multiply(vector) - expected).abs().max().item<double>() < 1e-12);
        Assert.True((curvature.Multiply(curvature.Solve(vector)) - vector).norm().item<double>() < 1e-3 * vector.norm().item<double>());
    }

    [Fact]
    public void Solve_InTooFewSteps_SaysHowFarItIs()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge();
        var log = new Log();
        Shelf.Create<IRemovalAttribution>("attribute.influence", """{ "loss": "squared", "steps": 1, "tolerance": 1e-10 }""")
            .Remove(Jobs.Of(world.Subject, world.Train, world.Train.Subset("targets", [0]), log: log), [0, 1]);
        Assert.Contains(log.Lines, line => line.Contains("unsolved after 1 steps", StringComparison.Ordinal));
    }

    [Fact]
    public void Remove_WithoutBudget_IsNotKnown()
    {
        using var scope = NewDisposeScope();
        var world = new Ridge();
        Assert.Null(Shelf.Create<IRemovalAttribution>("attribute.influence", OfRidge)
            .Remove(Jobs.Of(world.Subject, world.Train, world.Train, budget: new Budget(TimeProvider.System, null, 300)), [0, 1]));
    }
}
