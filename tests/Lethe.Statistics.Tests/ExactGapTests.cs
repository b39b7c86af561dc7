namespace Lethe.Statistics.Tests;

public class ExactGapTests
{
    [Fact]
    public void Interval_OfAllRight_HasTheClosedFormOfBothSides()
    {
        var interval = ExactGap.Of(5, [5, 5], 5);
        Assert.Equal(Math.Pow(0.025, 1.0 / 5) - 1, interval.Low, 1e-12);
        Assert.Equal(1 - Math.Pow(0.025, 1.0 / 10), interval.High, 1e-12);
        Assert.Equal(0.9, interval.Level, 1e-15);
    }

    [Theory]
    [InlineData(8, 0.9, 0.9), InlineData(15, 0.95, 0.5), InlineData(1, 0.3, 0.6), InlineData(19, 0.5, 0.5)]
    public void Interval_OfIndependentAnswers_CoversAtLeastAtItsLevel(int records, double model, double oracles)
    {
        const int Trials = 2000;
        var random = new RandomStream(records);
        var covered = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var interval = ExactGap.Of(Right(random, records, model), [.. Enumerable.Range(0, 5).Select(_ => Right(random, records, oracles))], records);
            if (interval.Contains(model - oracles)) covered++;
        }
        Assert.True(covered >= 0.9 * Trials, $"{covered} of {Trials}");
    }

    private static long Right(RandomStream random, int records, double share) =>
        Enumerable.Range(0, records).Count(_ => random.NextDouble() < share);
}
