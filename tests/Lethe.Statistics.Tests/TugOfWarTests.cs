namespace Lethe.Statistics.Tests;

public class TugOfWarTests
{
    [Fact]
    public void Value_OfOneGapOfTenPoints_IsNineTenths() => Assert.Equal(0.9, Of(Part(0.8, 0.9), Part(1, 1), Part(0.7, 0.7)).Value, 1e-12);

    [Fact]
    public void Value_OfSeveralGaps_IsTheirProduct() => Assert.Equal(0.9 * 0.8 * 0.95, Of(Part(1, 0.9), Part(0.7, 0.9), Part(0.75, 0.7)).Value, 1e-12);

    [Fact]
    public void Lowest_IsWhatTheWorstOracleScores()
    {
        // Against the mean of the other two: 0.05, 0.05 and 0.1 on one part, nothing on the other.
        var tug = Of(Part(1, 0.9, 0.9, 1), Part(1, 0.5, 0.5, 0.5));

        Assert.Equal(0.9, tug.Lowest, 1e-12);
        Assert.True(tug.Interval!.Value.Contains(tug.Value));
    }

    [Fact]
    public void ASingleOracle_GivesNoInterval() => Assert.Null(Of(Part(1, 0.9)).Interval);

    private static TugOfWar Of(params GapPart[] parts) => TugOfWar.Of(parts, new RandomStream(3), 400, cancellation: TestContext.Current.CancellationToken);

    private static GapPart Part(double model, params double[] oracles) => new(Shares(model), [.. oracles.Select(Shares)]);

    private static double[] Shares(double share) => [.. Enumerable.Range(0, 100).Select(i => i < Math.Round(100 * share) ? 1.0 : 0)];
}
