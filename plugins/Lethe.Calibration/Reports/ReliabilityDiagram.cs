namespace Lethe.Calibration.Reports;

internal static class ReliabilityDiagram
{
    /// <param name="slice">What the findings beside it are called.</param>
    public static ReliabilityExhibit Of(string slice, Predictions predictions, int bins, CalibrationNull none)
    {
        var found = ConfidenceBins.Of(predictions.Confidence, predictions.Correct, bins);
        return new ReliabilityExhibit
        {
            Id = CalibrationExhibits.IdOf("reliability", slice),
            Title = CalibrationExhibits.TitleOf("Reliability", slice),
            Caption = $"{Sign(found)} The expected calibration error is {none.Observed:0.0000} on {predictions.Count} records; a perfectly "
                + $"calibrated model with these confidences would show {none.Low:0.0000} to {none.High:0.0000} in 95 of 100 cases, and as "
                + $"much as this with probability {none.PValue:0.000}. Intervals of the bins are exact (Clopper-Pearson, 95%).",
            Bins = [.. found.Select(Bin)],
        };
    }

    private static ReliabilityBin Bin(CalibrationBin bin)
    {
        if (bin.Count == 0) return new ReliabilityBin(bin.From, bin.To, 0, null, null, null, null);
        var interval = Proportion.Exact((long)bin.Correct, bin.Count);
        return new ReliabilityBin(bin.From, bin.To, bin.Count, bin.Confidence, bin.Accuracy, interval.Low, interval.High);
    }

    // With gaps of one sign the error is the distance of mean confidence from accuracy, whatever the bins.
    private static string Sign(CalibrationBin[] bins)
    {
        var occupied = bins.Where(bin => bin.Count > 0).ToArray();
        var over = occupied.Count(bin => bin.Excess > 0);
        if (over == occupied.Length) return "The model claims too much in every bin.";
        return occupied.All(bin => bin.Excess < 0)
            ? "The model claims too little in every bin."
            : $"The model claims too much in {over} of {occupied.Length} bins.";
    }
}
