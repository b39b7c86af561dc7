namespace Lethe.Statistics.Tests.Membership;

public class AucTests
{
    [Fact]
    public void Value_WithTies_CountsHalfOfEach() => Assert.Equal(4.0 / 6, Auc.Of([1, 2, 2], [0, 2]).Value, 1e-15);

    [Fact]
    public void Interval_OfAFewScores_IsDeLongsByHand()
    {
        // Placements of members 1/2, 3/4, 3/4 (variance 1/48), of non-members 1 and 1/3 (variance 2/9).
        var auc = Auc.Of([1, 2, 2], [0, 2]);
        var error = Math.Sqrt(1.0 / 48 / 3 + 2.0 / 9 / 2);
        var half = Normal.Quantile(0.975) * error / (auc.Value * (1 - auc.Value));

        Assert.Equal(1 / (1 + Math.Exp(half - Math.Log(2))), auc.Interval!.Value.Low, 1e-12);
        Assert.Equal(1 / (1 + Math.Exp(-half - Math.Log(2))), auc.Interval!.Value.High, 1e-12);
        Assert.Equal("DeLong", auc.Interval!.Value.By);
    }

    [Fact]
    public void Value_OfTwoGaussians_IsTheClosedForm()
    {
        var random = new RandomStream(5);
        var auc = Auc.Of([.. RocTests.Draw(random, 20_000, 1)], [.. RocTests.Draw(random, 20_000, 0)]);

        Assert.Equal(Normal.Cumulative(1 / Math.Sqrt(2)), auc.Value, 0.01);
        Assert.True(auc.Interval!.Value.Contains(0.7602), $"{auc}");
    }

    [Theory]
    [InlineData(0, 40, 60)]
    [InlineData(1, 40, 60)]
    [InlineData(2, 100, 30)]
    public void Interval_OverManySamples_CoversAtItsLevel(double shift, int members, int nonMembers)
    {
        var random = new RandomStream(7);
        var truth = Normal.Cumulative(shift / Math.Sqrt(2));
        var covered = Enumerable.Range(0, 500).Count(_ =>
            Auc.Of([.. RocTests.Draw(random, members, shift)], [.. RocTests.Draw(random, nonMembers, 0)]).Interval!.Value.Contains(truth));

        Assert.InRange(covered, 460, 490);
    }

    [Fact]
    public void Interval_WhenAllIsSeparated_IsExactAndNotEmpty()
    {
        var auc = Auc.Of([3, 4, 5], [0, 1, 2, 2.5]);

        Assert.Equal(1, auc.Value);
        Assert.Equal(Math.Pow(0.025, 1.0 / 3), auc.Interval!.Value.Low, 1e-12);
        Assert.Equal(1, auc.Interval!.Value.High);
    }

    [Fact]
    public void TwoSided_OfAnAttackThatIsWrongOnPurpose_IsTheSame()
    {
        var (right, wrong) = (Auc.Of([3, 2, 4, 1.5], [1, 2.5, 0, 1]).TwoSided, Auc.Of([1, 2.5, 0, 1], [3, 2, 4, 1.5]).TwoSided);

        Assert.Equal(right.Value, wrong.Value, 1e-12);
        Assert.Equal(right.Interval!.Value.High, wrong.Interval!.Value.High, 1e-12);
    }

    [Fact]
    public void TwoSided_OfAnIntervalAroundOneHalf_BeginsAtZero() =>
        Assert.Equal(0, Auc.Of([0, 1, 2, 3], [0.5, 1.5, 2.5, 0]).TwoSided.Interval!.Value.Low);

    [Fact]
    public void OfRecords_WithScoresThatHangOnTheRecord_CoversWhereIndependenceWouldBeTooWide()
    {
        // What makes a record score high moves members and non-members together; DeLong's own interval does not know it.
        var random = new RandomStream(9);
        var (covered, own, independent) = (0, 0.0, 0.0);
        for (var trial = 0; trial < 400; trial++)
        {
            double[] record = [.. RocTests.Draw(random, 80, 0)];
            double[] members = [.. record.Select(level => 3 * level + random.NextNormal())];
            double[][] others = [.. Enumerable.Range(0, 5).Select(_ => record.Select(level => 3 * level + random.NextNormal()).ToArray())];
            var auc = Auc.OfRecords(members, others);
            if (auc.Interval!.Value.Contains(0.5)) covered++;
            own += auc.Interval!.Value.Width;
            independent += Auc.Of(members, [.. others.SelectMany(scores => scores)]).Interval!.Value.Width;
        }

        Assert.InRange(covered, 365, 396);
        Assert.True(own < independent / 2, $"{own} and {independent}");
    }

    [Fact]
    public void Of_ASingleMember_HasNoInterval() => Assert.Null(Auc.Of([1], [0, 2]).Interval);
}
