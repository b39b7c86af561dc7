namespace Lethe.Statistics.Tests.Calibration;

public class SmoothCalibrationErrorTests
{
    [Fact]
    public void At_MassAtOne_CountsWhole()
    {
        // A mirrored histogram that drops the image of its last point returns 0.6710212.
        var smooth = SmoothCalibrationError.Of([1, .5], [false, true]);
        Assert.Equal(.7499994, smooth.At(.05), 1e-7);
    }

    [Fact]
    public void At_MirrorImagesSummedByHand_IsTheSame()
    {
        var random = new RandomStream(3);
        double[] confidences = [0, 1, .. Enumerable.Range(0, 30).Select(_ => random.NextDouble())];
        var correct = confidences.Select(c => random.NextDouble() < .5).ToArray();
        const double Width = .08;
        var sum = 0.0;
        const int Steps = 20_000;
        for (var g = 0; g < Steps; g++)
        {
            var (t, excess) = ((g + .5) / Steps, 0.0);
            for (var i = 0; i < confidences.Length; i++)
                for (var image = -2; image <= 2; image++)
                    excess += (confidences[i] - (correct[i] ? 1 : 0)) * (Kernel(t - confidences[i] - 2 * image) + Kernel(t + confidences[i] - 2 * image));
            sum += Math.Abs(excess) / confidences.Length / Steps;
        }
        Assert.Equal(sum, SmoothCalibrationError.Of(confidences, correct).At(Width), 1e-7);

        static double Kernel(double x) => Math.Exp(-x * x / (2 * Width * Width)) / (Width * Math.Sqrt(2 * Math.PI));
    }

    [Fact]
    public void Of_FewAndManyRecords_AreOneDefinition()
    {
        // The same set many times over is the same error, once exactly and once on the grid.
        var random = new RandomStream(9);
        var confidences = Enumerable.Range(0, 200).Select(_ => random.NextDouble()).ToArray();
        var correct = confidences.Select(c => random.NextDouble() < c * c).ToArray();
        var few = SmoothCalibrationError.Of(confidences, correct);
        var many = SmoothCalibrationError.Of([.. Enumerable.Repeat(confidences, 4).SelectMany(c => c)], [.. Enumerable.Repeat(correct, 4).SelectMany(a => a)]);
        Assert.Equal(few.AtItsOwnWidth(), many.AtItsOwnWidth(), 1e-7);
        Assert.Equal(few.At(.01), many.At(.01), 1e-6);
    }

    [Fact]
    public void AtItsOwnWidth_IsTheWidthThatEqualsTheError()
    {
        var smooth = SmoothCalibrationError.Of(Fixtures.Confidences, [.. Fixtures.Correct.Select(one => !one)]);
        var value = smooth.AtItsOwnWidth();
        Assert.Equal(value, smooth.At(value), 1e-7);
        Assert.True(smooth.At(.01) >= smooth.At(.05));
        Assert.True(smooth.At(.05) >= smooth.At(.5));
    }

    [Fact]
    public void Of_CertainAndRight_IsZero() => Assert.Equal(0, SmoothCalibrationError.Of([1, 0, 1], [true, false, true]).AtItsOwnWidth(), 1e-15);

    [Fact]
    public void Of_WhatIsNoConfidence_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SmoothCalibrationError.Of([double.NaN], [true]));
}
