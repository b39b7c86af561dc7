namespace Lethe.Statistics;

/// <summary>
/// Calibration of every class's probability and not only of the greatest: an error for each class, whose mean (the static
/// calibration error, for bins of equal width) or sum is reported.
/// </summary>
public static class ClasswiseError
{
    /// <summary>Nothing below is a claim worth testing, in the thresholded error.</summary>
    public const double UsualThreshold = 1e-3;

    /// <summary>Of each class over bins of equal width.</summary>
    public static double[] EqualWidth(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<long> labels, int classes, int bins = ExpectedCalibrationError.UsualBins) =>
        Of(probabilities, labels, classes, (ofClass, isTrue) => ExpectedCalibrationError.Of(ofClass, isTrue, bins));

    /// <summary>Of each class over ranges of equally many records: the adaptive error (Nixon et al. 2019) is the mean.</summary>
    public static double[] Adaptive(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<long> labels, int classes, int ranges = ExpectedCalibrationError.UsualBins) =>
        Of(probabilities, labels, classes, (ofClass, isTrue) => Adaptive(ofClass, isTrue, ranges));

    /// <summary>
    /// The same after dropping probabilities below the threshold, weighted by what is retained of the class, or by all
    /// records; a class that retains nothing counts 0.
    /// </summary>
    public static double[] Thresholded(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<long> labels, int classes, double threshold = UsualThreshold,
        int ranges = ExpectedCalibrationError.UsualBins, bool overAll = false) =>
        Of(probabilities, labels, classes, (ofClass, isTrue) => Thresholded(ofClass, isTrue, threshold, ranges, overAll));

    /// <summary>Any metric of pairs, of each class.</summary>
    public static double[] Of(ReadOnlySpan<double> probabilities, ReadOnlySpan<long> labels, int classes, PairMetric metric)
    {
        ClassPairs.Check(probabilities, labels, classes);
        var (ofClass, isTrue, errors) = (new double[labels.Length], new bool[labels.Length], new double[classes]);
        for (var k = 0; k < classes; k++)
        {
            ClassPairs.Fill(probabilities, labels, classes, k, ofClass, isTrue);
            errors[k] = metric(ofClass, isTrue);
        }
        return errors;
    }

    /// <summary>Of one class.</summary>
    public static double Adaptive(ReadOnlySpan<double> ofClass, ReadOnlySpan<bool> isTrue, int ranges = ExpectedCalibrationError.UsualBins) =>
        ExpectedCalibrationError.Of(EqualMassBins.Of(ofClass, isTrue, ranges));

    /// <summary>Of one class.</summary>
    public static double Thresholded(
        ReadOnlySpan<double> ofClass, ReadOnlySpan<bool> isTrue, double threshold = UsualThreshold,
        int ranges = ExpectedCalibrationError.UsualBins, bool overAll = false)
    {
        ArgumentOutOfRangeException.ThrowIfZero(ofClass.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(isTrue.Length, ofClass.Length);
        var retained = 0;
        foreach (var probability in ofClass)
        {
            // Or it would be dropped as if it were small.
            if (!(probability >= 0 && probability <= 1)) ConfidenceBins.ThrowNoConfidence(probability);
            if (probability >= threshold) retained++;
        }
        if (retained == 0) return 0;
        var (kept, truth) = (new double[retained], new bool[retained]);
        var next = 0;
        for (var i = 0; i < ofClass.Length; i++)
            if (ofClass[i] >= threshold) (kept[next], truth[next++]) = (ofClass[i], isTrue[i]);
        var error = ExpectedCalibrationError.Of(EqualMassBins.Of(SortedPredictions.TakingOver(kept, truth), ranges));
        return overAll ? error * retained / ofClass.Length : error;
    }
}
