using Lethe.Attribution.Tests.Support;
using Lethe.Fixtures;
using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.Trak;

public class TrakScoresTests
{
    private const string Exact = """{ "projection": "none", "penalty": 0 }""";

    [Fact]
    public void Remove_OneRecordOfLogisticRegression_IsTheExactRetrain()
    {
        using var scope = NewDisposeScope();
        var world = new Logistic();
        var trak = Shelf.Create<IRemovalAttribution>("attribute.trak", Exact);
        int[] records = [.. Enumerable.Range(0, world.Train.Count)];
        var before = world.Margins(world.Weights);

        var foretold = records.Select(row => Margins(world, trak.Remove(Jobs.Of(world.Subject, world.Train, world.Targets), [row])!.Shift)).ToArray();
        var exact = records.Select(row => world.Margins(world.Without(row))).ToArray();

        for (var target = 0; target < before.Length; target++)
        {
            var order = RankCorrelation.Spearman([.. foretold.Select(one => one[target])], [.. exact.Select(one => one[target] - before[target])]);
            Assert.True(order > 0.999, $"target {target}: {order}");
        }
    }

    [Fact]
    public void Remove_ATenthOfLogisticRegression_IsCloseToTheExactRetrain()
    {
        using var scope = NewDisposeScope();
        var world = new Logistic();
        int[] rows = [.. Enumerable.Range(0, 30)];
        var before = world.Margins(world.Weights);

        var foretold = Margins(world, Shelf.Create<IRemovalAttribution>("attribute.trak", Exact).Remove(Jobs.Of(world.Subject, world.Train, world.Targets), rows)!.Shift);
        var exact = world.Margins(world.Without(rows)).Zip(before, (after, first) => after - first).ToArray();

        var size = Math.Sqrt(exact.Sum(change => change * change));
        var gap = Math.Sqrt(exact.Zip(foretold, (one, other) => (one - other) * (one - other)).Sum());
        Assert.True(size > 0.1);
        Assert.True(gap < 0.15 * size, $"{gap} of {size}");
    }

    [Fact]
    public void Attribute_LogisticRegression_HasNearlyTheOrderOfTheExactRetrains()
    {
        using var scope = NewDisposeScope();
        var world = new Logistic();
        var before = world.Margins(world.Weights);

        var scores = Shelf.Create<IAttribution>("attribute.trak", Exact).Attribute(Jobs.Of(world.Subject, world.Train, world.Targets)).to(float64);
        var exact = Enumerable.Range(0, world.Train.Count).Select(row => world.Margins(world.Without(row))).ToArray();

        // A score is what a record adds: the other way round than what leaving it out does.
        var orders = Enumerable.Range(0, before.Length).Select(target => RankCorrelation.Spearman(
            scores.select(1, target).contiguous().data<double>().ToArray(), [.. exact.Select(one => before[target] - one[target])])!.Value).ToArray();
        Assert.True(Mean.Of(orders) > 0.85, string.Join(", ", orders));
    }

    [Fact]
    public void Attribute_IsTheFormulaOfThePaper()
    {
        using var scope = NewDisposeScope();
        var world = new Logistic(count: 40, features: 3);
        var scores = Shelf.Create<IAttribution>("attribute.trak", Exact).Attribute(Jobs.Of(world.Subject, world.Train, world.Targets)).to(float64);

        // The margin of class y has the gradient (2y - 1) x.
        var features = world.Inputs * (2 * tensor(world.Labels).to(float64) - 1).unsqueeze(1);
        var targets = world.Targets.Read([.. Enumerable.Range(0, 10)], CPU);
        var ahead = targets.Inputs * (2 * targets.Targets.to(float64) - 1).unsqueeze(1);
        var doubts = 1 - features.matmul(world.Weights).sigmoid();
        var expected = features.matmul(linalg.inv(features.t().matmul(features))).matmul(ahead.t()) * doubts;

        Assert.True((scores - expected).abs().max().item<double>() < 1e-6 * expected.abs().max().item<double>());
    }

    [Fact]
    public void Scores_OfDirectionsThatAreAlike_NeedAPenalty()
    {
        using var scope = NewDisposeScope();
        // Two columns of weights: what moves both logits alike changes nothing.
        var world = new Ridge(60);
        var job = Jobs.Of(world.Subject, world.Train, world.Train.Subset("targets", [0, 1]));
        Assert.Contains("penalty", Assert.Throws<ModelException>(() => Shelf.Create<IAttribution>("attribute.trak", Exact).Attribute(job)).Message);
        var scores = Shelf.Create<IAttribution>("attribute.trak", """{ "projection": "none", "penalty": 0.01 }""").Attribute(job);
        Assert.True(scores.isfinite().all().item<bool>());
    }

    [Fact]
    public void Remove_WithoutLabelsOrBudget_SaysSo()
    {
        using var scope = NewDisposeScope();
        var world = new Logistic(count: 40);
        var trak = Shelf.Create<IRemovalAttribution>("attribute.trak", """{ "megabytes": 1 }""");
        Assert.Contains("no labels", Assert.Throws<ModelException>(() => trak.Remove(Jobs.Of(world.Subject, world.Train.WithoutLabels(), world.Targets), [0])).Message);
        Assert.Null(trak.Remove(Jobs.Of(world.Subject, world.Train, world.Targets, budget: new Budget(TimeProvider.System, null, 39)), [0]));
    }

    private static double[] Margins(Logistic world, Tensor shift)
    {
        var sides = world.Targets.Read([.. Enumerable.Range(0, world.Targets.Count)], CPU).Targets.to(float64) * 2 - 1;
        return ((shift.select(1, 1) - shift.select(1, 0)) * sides).data<double>().ToArray();
    }
}
