using Lethe.Data.Gaussians;
using Lethe.Data.Tests.Support;

namespace Lethe.Data.Tests.Gaussians;

public sealed class GaussianTests
{
    [Fact]
    public void Posterior_OfTwoEqualClassesOnALine_IsTheLogisticFunction()
    {
        var mixture = new GaussianMixture([[-1.0], [1.0]], [1, 1], [1, 1]);
        // Equal deviations: the log-odds at x are 2x, so at 0.5 the second class has 1 / (1 + e^-1).
        Assert.Equal(1 / (1 + Math.Exp(-1)), mixture.Posterior([0.5])[1], 1e-12);
        Assert.Equal(0.5, mixture.Posterior([0])[0], 1e-12);
        Assert.Equal(-0.5 * Math.Log(2 * Math.PI) - 0.5, mixture.LogDensity(1, [0]), 1e-12);
    }

    [Fact]
    public void Posterior_OfUnequalPriorsAndDeviations_FollowsBayes()
    {
        var mixture = new GaussianMixture([[0.0, 0], [0, 0]], [1, 2], [3, 1]);
        // At the common mean the densities are as 1 to 1/4 in two dimensions, the priors as 3 to 1.
        Assert.Equal(12.0 / 13, mixture.Posterior([0, 0])[0], 1e-12);
        // Far outside the wide class takes over, without overflow.
        Assert.Equal(1, mixture.Posterior([1e4, 0])[1], 1e-12);
    }

    [Fact]
    public void Load_Posteriors_SumToOneAndAgreeWithTheLabelsDrawn()
    {
        var options = new GaussianOptions { Train = 20_000, Test = 0, Classes = 3, Imbalance = 0.7, Spread = 0.3, Separation = 1.5 };
        var data = new GaussianSource(options).Load(Jobs.Data());
        var mixture = GaussianMixture.Of(options, new RandomStream(1));
        var sums = new double[3];
        var counts = new double[3];
        for (var row = 0; row < data.Train.Count; row++)
        {
            var truth = Enumerable.Range(0, 3).Select(number => data.Train.Attribute($"posterior{number}", row)!.Value).ToArray();
            Assert.Equal(1, truth.Sum(), 1e-9);
            for (var number = 0; number < 3; number++) sums[number] += truth[number];
            counts[data.Train.Label(row)]++;
        }
        // Sums of posteriors and counts of labels both estimate n times the prior; 4.5 binomial deviations apart at most.
        for (var number = 0; number < 3; number++)
            Assert.InRange(counts[number] - sums[number], -4.5 * Math.Sqrt(sums[number]), 4.5 * Math.Sqrt(sums[number]));
        var inputs = Jobs.Inputs(data.Train, 0, 1, 2, 3);
        for (var row = 0; row < 4; row++)
        {
            var posterior = mixture.Posterior(Array.ConvertAll(inputs[row], value => (double)value));
            for (var number = 0; number < 3; number++) Assert.Equal(posterior[number], data.Train.Attribute($"posterior{number}", row)!.Value, 1e-5);
        }
    }

    [Fact]
    public void Load_BestGuesses_AreRightAsOftenAsTheyAreSure()
    {
        var data = new GaussianSource(new GaussianOptions { Train = 20_000, Test = 0, Separation = 1 }).Load(Jobs.Data());
        double sure = 0, right = 0;
        for (var row = 0; row < data.Train.Count; row++)
        {
            var truth = Enumerable.Range(0, 3).Select(number => data.Train.Attribute($"posterior{number}", row)!.Value).ToArray();
            sure += truth.Max();
            if (data.Train.Label(row) == Array.IndexOf(truth, truth.Max())) right++;
        }
        Assert.InRange(right - sure, -4.5 * Math.Sqrt(20_000 * 0.25), 4.5 * Math.Sqrt(20_000 * 0.25));
        Assert.InRange(right / 20_000, 0.4, 0.95);
    }

    [Fact]
    public void Load_MeansAndOwners_AreAsAskedFor()
    {
        var data = new GaussianSource(new GaussianOptions { Train = 500, Owners = 7, Features = 5, Separation = 3 }).Load(Jobs.Data());
        Assert.Equal(7, Enumerable.Range(0, 500).Select(data.Train.Owner).Distinct().Count());
        Assert.Equal([5], data.Input.Shape);
        Assert.Equal((null, null), (data.Input.Low, data.Input.High));
        var mixture = GaussianMixture.Of(new GaussianOptions { Features = 5, Separation = 3 }, new RandomStream(1));
        for (var number = 0; number < 3; number++)
            Assert.Equal(3, Math.Sqrt(mixture.Mean(number).ToArray().Sum(value => value * value)), 1e-9);
    }

    [Fact]
    public void Load_TooMuchForMemory_IsRefusedInASentence() => Assert.Contains("ask for fewer", Assert.Throws<DataOptionException>(
        () => new GaussianSource(new GaussianOptions { Train = 1_000_000, Features = 1000 }).Load(Jobs.Data())).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_SameSeed_GivesTheSameRecords()
    {
        string Print(long seed) => SplitFingerprint.Compute(
            new GaussianSource(new GaussianOptions()).Load(Jobs.Data(seed)).Train, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(Print(3), Print(3));
        Assert.NotEqual(Print(3), Print(4));
    }
}
