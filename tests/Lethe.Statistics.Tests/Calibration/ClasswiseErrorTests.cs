namespace Lethe.Statistics.Tests.Calibration;

public class ClasswiseErrorTests
{
    private static readonly double[] Table = Probabilities();

    [Fact]
    public void EqualWidth_OfEightWorkedRecords_IsTheKnownErrorOfEachClass()
    {
        var errors = ClasswiseError.EqualWidth(Table, Fixtures.Labels, Fixtures.Classes, 5);
        Assert.Equal([.28148964, .15307829, .19523466], errors, (a, b) => Math.Abs(a - b) < 1e-8);
        Assert.Equal(.2099341988, errors.Average(), 1e-10);
        Assert.Equal(.2759887523, ClasswiseError.EqualWidth(Table, Fixtures.Labels, Fixtures.Classes, 10).Average(), 1e-10);
        Assert.Equal(.3036741684, ClasswiseError.EqualWidth(Table, Fixtures.Labels, Fixtures.Classes).Average(), 1e-10);
    }

    [Fact]
    public void Adaptive_OfEightWorkedRecords_IsTheKnownError()
    {
        Assert.Equal(.1565123996, ClasswiseError.Adaptive(Table, Fixtures.Labels, Fixtures.Classes, 2).Average(), 1e-10);
        Assert.Equal(.1730216378, ClasswiseError.Thresholded(Table, Fixtures.Labels, Fixtures.Classes, .1, 2).Average(), 1e-10);
    }

    [Fact]
    public void Thresholded_ClassThatRetainsNothing_CountsZero()
    {
        var errors = ClasswiseError.Thresholded([.9995, .0005, .9995, .0005], [0, 1], 2);
        Assert.Equal(0, errors[1]);
        Assert.Equal(.4995, errors[0], 1e-12);
    }

    [Fact]
    public void EqualWidth_ClassesWithoutRecords_ErrByWhatTheyClaim() =>
        Assert.Equal([.4, .2, .2], ClasswiseError.EqualWidth([.6, .3, .1, .6, .1, .3], [0, 0], 3), (a, b) => Math.Abs(a - b) < 1e-12);

    [Theory]
    [InlineData(new[] { .5, .5, .7, .2 }, new long[] { 0, 1 }, "sums to")]
    [InlineData(new[] { 1.1, -.1, .5, .5 }, new long[] { 0, 1 }, "between 0 and 1")]
    [InlineData(new[] { double.NaN, .5, .5, .5 }, new long[] { 0, 1 }, "between 0 and 1")]
    [InlineData(new[] { .5, .5, .5, .5 }, new long[] { 0, 2 }, "lies outside 0 to 1")]
    [InlineData(new[] { .5, .5, .5, .5 }, new long[] { -1, 0 }, "lies outside 0 to 1")]
    public void Of_WhatIsNoTableOfProbabilities_IsRefusedWithTheReason(double[] table, long[] labels, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => ClasswiseError.EqualWidth(table, labels, 2)).Message);

    [Fact]
    public void Of_OneClassOrNoRecords_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ClasswiseError.EqualWidth([1], [0], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClasswiseError.EqualWidth([], [], 2));
    }

    [Fact]
    public void TopLabel_GapsOfTwoClassesThatCancel_AreBothSeen()
    {
        double[] confidences = [.7, .7, .7, .7];
        bool[] correct = [true, true, false, false];
        Assert.Equal(.2, ExpectedCalibrationError.Of(confidences, correct), 1e-12);
        // 0.3 too little claimed where 0 is predicted, 0.7 too much where 1 is.
        Assert.Equal(.5, TopLabelError.Of(confidences, correct, [0, 0, 1, 1], 2), 1e-12);
    }

    [Fact]
    public void OperatingPoints_OfClassesThatOneThresholdServesAlike_HaveNoVariance()
    {
        var score = new OperatingPointInconsistency();
        score.Add([.9, .8, .2, .1], [true, true, false, false]);
        Assert.Null(score.Value);
        score.Add([.1, .2, .8, .9], [false, false, true, true]);
        Assert.Equal(0, score.Value);
    }

    [Fact]
    public void OperatingPoints_OfShiftedClasses_HaveTheClosedForm()
    {
        // Utility 1 between a class's negatives and positives; 0 outside, where it finds all and spares none or the reverse.
        var score = new OperatingPointInconsistency();
        score.Add([.25, .5], [false, true]);
        score.Add([.5, .75], [false, true]);
        score.Add([.3, .3], [false, false]);
        // On a half of the thresholds one of two classes has 1 and the other 0: a variance of a quarter.
        Assert.Equal(2, score.Classes);
        Assert.Equal(.125, score.Value!.Value, 1e-12);
    }

    private static double[] Probabilities()
    {
        var table = new double[Fixtures.Logits.Length];
        for (var row = 0; row < Fixtures.Labels.Length; row++)
            Softmax.Of(Fixtures.Logits.AsSpan(row * Fixtures.Classes, Fixtures.Classes), table.AsSpan(row * Fixtures.Classes, Fixtures.Classes));
        return table;
    }
}
