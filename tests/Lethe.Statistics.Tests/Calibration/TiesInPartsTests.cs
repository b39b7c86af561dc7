namespace Lethe.Statistics.Tests.Calibration;

public class TiesInPartsTests
{
    [Theory]
    [InlineData(Shape.Even, 1)]
    [InlineData(Shape.Even, 3)]
    [InlineData(Shape.Even, 64)]
    [InlineData(Shape.Even, 4999)]
    [InlineData(Shape.Even, 5000)]
    [InlineData(Shape.BelowOne, 64)]
    [InlineData(Shape.AboveZero, 64)]
    [InlineData(Shape.FewValues, 64)]
    [InlineData(Shape.FewValues, 1000)]
    [InlineData(Shape.Neighbours, 64)]
    [InlineData(Shape.Same, 64)]
    [InlineData(Shape.BothEnds, 64)]
    public void Ties_OfPartsHoweverSmall_AreThoseOfAllAtOnce(Shape shape, int largestPart)
    {
        var random = new RandomStream((int)shape);
        double[] confidences = [.. Enumerable.Range(0, 5000).Select(_ => Draw(shape, random))];
        bool[] correct = [.. confidences.Select(_ => random.NextDouble() < .7)];
        var (expected, found) = (new List<TieBlock>(), new List<TieBlock>());
        foreach (var tie in SortedPredictions.Of(confidences, correct).Ties) expected.Add(tie);
        var ties = new TiesInParts(confidences, correct, largestPart);
        while (ties.MoveNext()) found.Add(ties.Current);
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Input_IsLeftAsItWas()
    {
        double[] confidences = [.9, .1, .5];
        EqualMassBins.Of(confidences, [true, true, false], 2);
        CumulativeCalibrationError.Of(confidences, [true, true, false]);
        Assert.Equal([.9, .1, .5], confidences);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1e-9)]
    [InlineData(1.0000001)]
    public void Of_WhatIsNoConfidence_IsRefused(double confidence) => Assert.Contains(
        "between 0 and 1", Assert.Throws<ArgumentOutOfRangeException>(() => CumulativeCalibrationError.Of([.5, confidence], [true, true])).Message);

    private static double Draw(Shape shape, RandomStream random)
    {
        var uniform = random.NextDouble();
        return shape switch
        {
            Shape.BelowOne => 1 - Math.Pow(10, -16 * uniform),
            Shape.AboveZero => Math.Pow(10, -300 * uniform),
            Shape.FewValues => Math.Round(uniform, 2),
            // Whose bits differ in the last few alone.
            Shape.Neighbours => BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(.7) + (ulong)(200 * uniform)),
            Shape.Same => 1,
            Shape.BothEnds => uniform < .4 ? -0.0 : uniform < .8 ? 1 : uniform,
            _ => uniform,
        };
    }

    public enum Shape { Even, BelowOne, AboveZero, FewValues, Neighbours, Same, BothEnds }
}
