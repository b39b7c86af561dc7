namespace Lethe.Statistics.Tests.Membership;

public class ClassifierTests
{
    [Fact]
    public void Logistic_OnDrawnLabels_SolvesItsEquations()
    {
        var random = new RandomStream(19);
        double[] features = [.. Enumerable.Range(0, 500).Select(_ => 2 * random.NextNormal())];
        bool[] labels = [.. features.Select(x => random.NextDouble() < 1 / (1 + Math.Exp(-(1.5 * x - 0.5))))];

        var fit = LogisticFit.Of(features, labels);

        var misses = features.Zip(labels, (x, label) => 1 / (1 + Math.Exp(-fit.Odds(x))) - (label ? 1 : 0)).ToArray();
        Assert.Equal(0, misses.Sum(), 1e-6);
        Assert.Equal(-fit.Slope, misses.Zip(features, (miss, x) => miss * x).Sum(), 1e-6);
        Assert.InRange(fit.Slope, 1.1, 1.9);
    }

    [Fact]
    public void Logistic_OnSeparatedLabels_StaysFinite()
    {
        var fit = LogisticFit.Of([-1, -2, 1, 2], [false, false, true, true]);
        Assert.True(double.IsFinite(fit.Slope) && fit.Slope > 0);
        Assert.Equal(0, fit.Intercept, 1e-6);
    }

    [Fact]
    public void Svm_OfTwoPoints_IsTheClosedForm()
    {
        // By symmetry both weigh a = 1 / (1 - e^-1), below the cost of 3, and the boundary is in the middle.
        var svm = Train([0], [1]);

        Assert.Equal(1, svm.Decide(0), 1e-3);
        Assert.Equal(-1, svm.Decide(1), 1e-3);
        Assert.Equal(0, svm.Decide(0.5), 1e-3);
        Assert.Equal((Math.Exp(-0.04) - Math.Exp(-0.64)) / (1 - Math.Exp(-1)), svm.Decide(0.2), 1e-3);
    }

    [Fact]
    public void Svm_OfRepeatedPoints_IsThatOfALargerCost()
    {
        var repeated = Train([0.2, 0.2, 0.2, 0.6, 0.6, 0.6], [0.5, 0.5, 0.5], cost: 1);
        var costly = Train([0.2, 0.6], [0.5]);

        foreach (var at in new[] { 0.0, 0.3, 0.55, 1 }) Assert.Equal(costly.Decide(at), repeated.Decide(at), 1e-9);
    }

    [Fact]
    public void Svm_OnConfidentMembers_TakesTheConfidentForMembers()
    {
        var random = new RandomStream(23);
        double[] Draw(double high) => [.. Enumerable.Range(0, 400).Select(_ => Math.Pow(random.NextDouble(), high))];
        var svm = Train(Draw(0.1), Draw(1));

        Assert.True(svm.Decide(0.99) > 0);
        Assert.True(svm.Decide(0.2) < 0);
    }

    [Fact]
    public void Svm_WhenAllAreAlike_GivesEverybodyTheSame()
    {
        var svm = Train([0.5, 0.5, 0.5], [0.5, 0.5]);
        Assert.Equal(svm.Decide(0.5), svm.Decide(0.5));
        Assert.True(double.IsFinite(svm.Decide(0.5)));
    }

    private static KernelSvm Train(double[] members, double[] nonMembers, double cost = 3) =>
        KernelSvm.Of(members, nonMembers, cost, TestContext.Current.CancellationToken);
}
