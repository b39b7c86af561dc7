namespace Lethe.Statistics.Tests.Calibration;

public class CalibrationNullTests
{
    [Fact]
    public void PValue_OfCalibratedModels_FallsBelowALevelAsOftenAsTheLevelSays()
    {
        const int Trials = 400;
        var random = new RandomStream(9);
        var rejected = Enumerable.Range(0, Trials).Count(_ => Draw(random, claimed: 0).PValue <= 0.1);
        // 40 are expected; the binomial's 99.9% range.
        Assert.InRange(rejected, 21, 61);
    }

    [Fact]
    public void PValue_OfAnOverconfidentModel_IsTheLeastThereIs()
    {
        var none = Draw(new RandomStream(2), claimed: 0.2);
        Assert.Equal(1.0 / (none.Draws + 1), none.PValue, 1e-12);
        Assert.True(none.Observed > none.High);
    }

    [Fact]
    public void Range_ForPredictionsThatAreCertain_IsNothing()
    {
        var none = CalibrationNull.Of([1, 1, 1], [true, true, false], new RandomStream(1), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((0.0, 0.0), (none.Low, none.High));
        Assert.Equal(1 / 3.0, none.Observed, 1e-12);
    }

    private static CalibrationNull Draw(RandomStream random, double claimed)
    {
        var confidences = new double[200];
        var correct = new bool[200];
        for (var i = 0; i < confidences.Length; i++)
        {
            confidences[i] = 0.5 + 0.5 * random.NextDouble();
            correct[i] = random.NextDouble() < confidences[i] - claimed;
        }
        return CalibrationNull.Of(confidences, correct, random, draws: 200, cancellation: TestContext.Current.CancellationToken);
    }
}
