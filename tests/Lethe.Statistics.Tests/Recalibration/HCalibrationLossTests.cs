using Lethe.Statistics.Tests.Calibration;

namespace Lethe.Statistics.Tests.Recalibration;

public class HCalibrationLossTests
{
    private static readonly int[] Classes = [0, 1, 2];

    private static readonly double[] Probabilities = Softmaxed(Fixtures.Logits);

    /// <summary>The worked records: 24 pairs.</summary>
    [Theory]
    [InlineData(1, 1e-20, false, .1569821780)]
    [InlineData(1, .05, false, .1103964768)]
    [InlineData(2, 1e-20, false, .1117376810)]
    [InlineData(2, .05, false, .0677407141)]
    [InlineData(1, 1e-20, true, .1558349955)]
    [InlineData(1, .05, true, .1099127177)]
    [InlineData(2, 1e-20, true, .0992814464)]
    [InlineData(2, .05, true, .0558189663)]
    public void WorkedRecords_InOneGroup(int half, double bound, bool leaveOut, double expected)
    {
        var loss = new HCalibrationLoss { HalfWindow = half, Bound = bound, Groups = ProbabilityGroups.Whole, Slack = 0, Scale = 1 };
        Assert.Equal(expected, Of(loss, leaveOut), 5e-11);
    }

    [Theory]
    [InlineData(1e-20, false, .1698583850)]
    [InlineData(.05, false, .1227328855)]
    [InlineData(1e-20, true, .1646852677)]
    [InlineData(.05, true, .1183817506)]
    public void WorkedRecords_InThreeFixedGroups(double bound, bool leaveOut, double expected)
    {
        var loss = new HCalibrationLoss { HalfWindow = 1, Bound = bound, Groups = ProbabilityGroups.EqualWidth(3), Scale = 1 };
        Assert.Equal(expected, Of(loss, leaveOut), 5e-11);
        var ascending = Probabilities.Order().ToArray();
        Assert.Equal([14, 20, 24], ProbabilityGroups.EqualWidth(3)(ascending));
    }

    /// <summary>Where neither the order nor a sign nor a group changes, the slope is that of a small step.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(13)]
    [InlineData(21)]
    public void Gradient_IsTheSlopeOfASmallStep(int place)
    {
        var loss = new HCalibrationLoss { HalfWindow = 2, Groups = ProbabilityGroups.EqualWidth(3) };
        var (gradient, unused) = (new double[24], new double[24]);
        loss.Of(Probabilities, Fixtures.Labels, 3, Classes, gradient, TestContext.Current.CancellationToken);
        const double Step = 1e-7;
        double At(double step)
        {
            var moved = Probabilities.ToArray();
            moved[place] += step;
            return loss.Of(moved, Fixtures.Labels, 3, Classes, unused, TestContext.Current.CancellationToken);
        }
        var slope = (At(Step) - At(-Step)) / (2 * Step);
        Assert.True(Math.Abs(slope - gradient[place]) <= 1e-5 * Math.Abs(slope) + 1e-3, $"{slope} and {gradient[place]}");
    }

    [Fact]
    public void PerfectPredictions_LoseNothing()
    {
        double[] certain = [1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0];
        var gradient = new double[12];
        Assert.Equal(0, new HCalibrationLoss().Of(certain, [0, 1, 2, 0], 3, Classes, gradient, TestContext.Current.CancellationToken));
        Assert.All(gradient, slope => Assert.Equal(0, slope));
    }

    [Fact]
    public void Records_OfOneClassAlone_LeaveAPassEmpty()
    {
        var gradient = new double[4];
        var loss = new HCalibrationLoss { HalfWindow = 1, Scale = 1 };
        double[] rows = [.6, .4, .7, .3];
        var whole = loss.Of(rows, [0, 0], 2, [], gradient, TestContext.Current.CancellationToken);
        Assert.Equal(whole / 2, loss.Of(rows, [0, 0], 2, [0, 1], gradient, TestContext.Current.CancellationToken), 1e-15);
    }

    /// <summary>Two clear heaps, whatever the other groups do.</summary>
    [Fact]
    public void Clusters_TellHeapsApart()
    {
        double[] heaps = [.01, .011, .012, .013, .5, .501, .502, .97, .98];
        Assert.Equal([4, 7, 9], ProbabilityGroups.Clusters(3)(heaps));
        Assert.Equal([5, 5, 5], ProbabilityGroups.Clusters(3)([.2, .2, .2, .2, .2]));
        Assert.Equal([0, 0], ProbabilityGroups.Clusters(2)([]));
    }

    private static double Of(HCalibrationLoss loss, bool leaveOut) =>
        loss.Of(Probabilities, Fixtures.Labels, 3, leaveOut ? Classes : [], new double[24], TestContext.Current.CancellationToken);

    private static double[] Softmaxed(double[] logits) => [.. logits.Chunk(3).SelectMany(row =>
    {
        var into = new double[3];
        Softmax.Of(row, into);
        return into;
    })];
}
