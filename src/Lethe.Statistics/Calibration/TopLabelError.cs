namespace Lethe.Statistics;

/// <summary>
/// Calibration of the greatest probability within each predicted class (Gupta and Ramdas 2022): a model that claims too
/// much for cats and too little for dogs is not calibrated, though both may cancel in one bin.
/// </summary>
public static class TopLabelError
{
    /// <summary>The expected calibration error of each predicted class, weighted by its records.</summary>
    public static double Of(
        ReadOnlySpan<double> confidences, ReadOnlySpan<bool> correct, ReadOnlySpan<int> predicted, int classes,
        int bins = ExpectedCalibrationError.UsualBins)
    {
        ArgumentOutOfRangeException.ThrowIfZero(confidences.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(correct.Length, confidences.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(predicted.Length, confidences.Length);
        var excess = new double[classes * bins];
        for (var i = 0; i < confidences.Length; i++)
        {
            if ((uint)predicted[i] >= (uint)classes) throw new ArgumentOutOfRangeException(nameof(predicted), predicted[i], $"A class lies between 0 and {classes - 1}.");
            excess[predicted[i] * bins + ConfidenceBins.IndexOf(confidences[i], bins)] += confidences[i] - (correct[i] ? 1 : 0);
        }
        return ExpectedCalibrationError.Total(excess) / confidences.Length;
    }
}
