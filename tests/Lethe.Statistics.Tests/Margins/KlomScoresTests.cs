namespace Lethe.Statistics.Tests.Margins;

public class KlomScoresTests
{
    private const int Records = 20;

    [Fact]
    public void Of_EachRecord_ComparesItsOwnMargins()
    {
        var scores = KlomScores.Of([[1, 1], [2, 2]], [[1, 9], [2, 9]], Klom.Of);

        Assert.Equal(0, scores[0], 1e-12);
        Assert.Equal(Klom.Of([1, 2], [9, 9]), scores[1]);
    }

    [Fact]
    public void AtHalf_OfTheSameLaw_IsTheFloorOfHalves()
    {
        var random = new RandomStream(37);
        var (floor, own) = KlomScores.AtHalf(Models(random, 100, 0), Models(random, 100, 0), Klom.Of, scores => Mean.Of(scores), random, TestContext.Current.CancellationToken);

        // The floor of 50 models is 0.85, that of 100 would be 0.34.
        Assert.Equal(0.86, floor, 0.1);
        Assert.Equal(0, own - floor, 0.15);
    }

    [Fact]
    public void AtHalf_OfAnotherLaw_ShowsTheExcess()
    {
        var random = new RandomStream(41);
        var (floor, own) = KlomScores.AtHalf(Models(random, 100, 2), Models(random, 100, 0), Klom.Of, scores => Mean.Of(scores), random, TestContext.Current.CancellationToken);
        Assert.True(own > floor + 1.5, $"{own} over {floor}");
    }

    [Fact]
    public void PermutationP_OfTheSameLaw_RejectsAsOftenAsItSays()
    {
        var random = new RandomStream(43);
        var rejected = Enumerable.Range(0, 200).Count(_ =>
            KlomScores.PermutationP(Models(random, 12, 0, 4), Models(random, 12, 0, 4), Klom.Gaussian, random, 39, TestContext.Current.CancellationToken) <= 0.05);
        Assert.InRange(rejected, 2, 20);
    }

    [Fact]
    public void PermutationP_OfAnotherLaw_IsTheLeastThereIs()
    {
        var random = new RandomStream(47);
        Assert.Equal(1.0 / 100, KlomScores.PermutationP(Models(random, 20, 2), Models(random, 20, 0), Klom.Of, random, 99, TestContext.Current.CancellationToken), 1e-12);
    }

    private static double[][] Models(RandomStream random, int count, double shift, int records = Records) =>
        [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, records).Select(_ => shift + random.NextNormal()).ToArray())];
}
