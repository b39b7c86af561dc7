namespace Lethe.Statistics.Tests.Privacy;

public class EpsilonBoundTests
{
    [Theory]
    [InlineData(64, 64, 0, 64, 2.8)]
    [InlineData(128, 128, 0, 128, 3.53)]
    [InlineData(512, 512, 0, 512, 4.9)]
    [InlineData(1000, 1000, 0, 1000, 5.6)]
    [InlineData(500, 1000, 10, 1000, 3.2)]
    [InlineData(100, 1000, 1, 1000, 2.7)]
    public void ClopperPearson_AtKnownCounts_IsTheKnownBound(long found, long members, long falseAlarms, long nonMembers, double expected) =>
        Assert.Equal(expected, EpsilonBound.ClopperPearson(found, members, falseAlarms, nonMembers), 0.051);

    [Fact]
    public void ClopperPearson_ByWhatIsMissed_CountsAsWell() => Assert.Equal(
        EpsilonBound.ClopperPearson(500, 1000, 10, 1000), EpsilonBound.ClopperPearson(990, 1000, 500, 1000), 1e-9);

    [Fact]
    public void ClopperPearson_OfAGuess_IsZero() => Assert.Equal(0, EpsilonBound.ClopperPearson(50, 100, 50, 100));

    [Theory]
    [InlineData(20, 20, 1.82)]
    [InlineData(50, 50, 2.78)]
    [InlineData(100, 100, 3.49)]
    [InlineData(100, 90, 1.63)]
    [InlineData(100, 75, 0.70)]
    [InlineData(200, 150, 0.82)]
    [InlineData(500, 300, 0.25)]
    [InlineData(1000, 600, 0.30)]
    public void OneRun_WithoutDelta_IsTheKnownBound(long guesses, long right, double expected) =>
        Assert.Equal(expected, EpsilonBound.OneRun(guesses, guesses, right), 0.006);

    [Fact]
    public void OneRun_WithADelta_IsLower()
    {
        var without = EpsilonBound.OneRun(1000, 100, 90);
        var with = EpsilonBound.OneRun(1000, 100, 90, 1e-5);
        Assert.True(with < without && with > without - 0.2, $"{with} and {without}");
    }

    [Fact]
    public void OneRun_OfGuessing_IsZero() => Assert.Equal(0, EpsilonBound.OneRun(100, 100, 52));

    [Fact]
    public void OneRun_OfAMechanismOfKnownEpsilon_ExceedsItSeldom()
    {
        // Randomised response: every guess is right with e / (1 + e), which is epsilon 1 exactly.
        var random = new RandomStream(53);
        var share = Math.E / (1 + Math.E);
        var above = Enumerable.Range(0, 400).Count(_ =>
            EpsilonBound.OneRun(200, 200, Enumerable.Range(0, 200).Count(_ => random.NextDouble() < share)) > 1);
        Assert.InRange(above, 4, 32);
    }

    [Fact]
    public void Binomial_TailsAndPoints_AreThoseOfTheTextbook()
    {
        Assert.Equal(0.0546875, Binomial.AtLeast(8, 10, 0.5), 1e-12);
        Assert.Equal(45 / 1024.0, Binomial.Exactly(8, 10, 0.5), 1e-12);
        Assert.Equal(1, Enumerable.Range(0, 21).Sum(k => Binomial.Exactly(k, 20, 0.3)), 1e-12);
    }
}
