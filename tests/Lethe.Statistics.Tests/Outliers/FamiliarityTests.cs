using Lethe.Statistics.Tests.Calibration;

namespace Lethe.Statistics.Tests.Outliers;

public class FamiliarityTests
{
    [Fact]
    public void Scores_OfEightWorkedRecords_AreTheKnownOnes()
    {
        var rows = Fixtures.Logits.Chunk(Fixtures.Classes).ToArray();
        Assert.Equal([2.2413113, 1.85344606, 2.15666689], rows.Take(3).Select(row => Familiarity.Energy(row)), (a, b) => Math.Abs(a - b) < 1e-7);
        Assert.Equal([-.6215846, -.90824212, -.6750109], rows.Take(3).Select(row => Familiarity.NegativeEntropy(row)), (a, b) => Math.Abs(a - b) < 1e-7);
        double[] confidences = [.78559703, .63543463, .77362587, .46477001, .87131821, .51988515, .36716540, .96466316];
        Assert.Equal(confidences, rows.Select(row => Familiarity.GreatestProbability(row)), (a, b) => Math.Abs(a - b) < 1e-8);
        Assert.Equal([2, 1.4, 1.9, 1.1, 2.6, 1.5, .2, 3], rows.Select(row => Familiarity.GreatestLogit(row)));
    }

    [Fact]
    public void Energy_AtATemperature_IsTheScaledSum()
    {
        double[] logits = [2, .5, -1];
        Assert.Equal(2.5 * Math.Log(logits.Sum(logit => Math.Exp(logit / 2.5))), Familiarity.Energy(logits, 2.5), 1e-12);
        // A cold one is the greatest logit; no exponential overflows on the way.
        Assert.Equal(1000, Familiarity.Energy([1000, -1000, 3], .01), 1e-12);
        // Moved by a number, the logits' probabilities are the same and the energy is not.
        Assert.Equal(Familiarity.Energy(logits) + 7, Familiarity.Energy([9, 7.5, 6]), 1e-12);
    }

    [Fact]
    public void Entropy_RunsFromNothingToTheLogarithmOfTheClasses()
    {
        Assert.Equal(0, Entropy.Of([0, 1, 0]));
        Assert.Equal(Math.Log(4), Entropy.Of([.25, .25, .25, .25]), 1e-15);
        Assert.Equal(-Math.Log(4), Familiarity.NegativeEntropy([5, 5, 5, 5]), 1e-15);
        Assert.Equal(0, Familiarity.NegativeEntropy([2000, 0, 0]), 1e-15);
    }

    [Fact]
    public void Entropy_OfProbabilitiesAndOfTheirLogits_IsTheSame()
    {
        var random = new RandomStream(3);
        for (var i = 0; i < 50; i++)
        {
            double[] logits = [.. Enumerable.Range(0, 2 + i).Select(_ => 4 * random.NextNormal())], probabilities = new double[2 + i];
            Softmax.Of(logits, probabilities);
            Assert.Equal(Entropy.Of(probabilities), -Familiarity.NegativeEntropy(logits), 1e-12);
        }
    }
}
