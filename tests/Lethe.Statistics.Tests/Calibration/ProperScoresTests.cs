namespace Lethe.Statistics.Tests.Calibration;

public class ProperScoresTests
{
    [Fact]
    public void Scores_OfEightWorkedRecords_AreTheKnownOnes()
    {
        var (confidence, correct, logLoss, brier) = Fixtures.Score(1);
        double[] expected = [.78559703, .63543463, .77362587, .46477001, .87131821, .51988515, .36716540, .96466316];
        Assert.All(expected.Zip(confidence), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
        Assert.Equal(Fixtures.Bits("11101100"), correct);
        Assert.Equal(.9934314217, logLoss, 1e-10);
        Assert.Equal(.5033735844, brier, 1e-10);
        // As some divide it by the number of classes.
        Assert.Equal(.1677911948, brier / Fixtures.Classes, 1e-10);
        Assert.Equal(.625, correct.Average(one => one ? 1 : 0), 1e-12);
        Assert.Equal(.2529792593, ExpectedCalibrationError.Of(confidence, correct, 5), 1e-10);
        Assert.Equal(.4013422073, ExpectedCalibrationError.Of(confidence, correct, 10), 1e-10);
    }

    [Fact]
    public void LogLoss_OfHugeLogits_NeitherOverflowsNorLosesTheTail()
    {
        Assert.Equal(2000, ProperScores.LogLoss([1000, -1000], 1), 1e-9);
        Assert.Equal(Math.Exp(-50), ProperScores.LogLoss([25, -25], 0), 1e-20);
    }

    [Fact]
    public void Brier_OfCertainPredictions_IsZeroOrTwo()
    {
        Assert.Equal(0, ProperScores.Brier([0, 1, 0], 1));
        Assert.Equal(2, ProperScores.Brier([0, 1, 0], 2));
    }
}
