namespace Lethe.Calibration.Reports;

/// <summary>What to look at beside the reliability diagram.</summary>
internal static class CalibrationExhibits
{
    private const int HistogramBins = 20;
    private const int CurvePoints = 200;

    public static HistogramExhibit Confidences(FindingWriter write, Predictions predictions)
    {
        var bins = ConfidenceBins.Of(predictions.Confidence, predictions.Correct, HistogramBins);
        return new HistogramExhibit
        {
            Id = IdOf("confidences", write.Slice),
            Title = TitleOf("Confidences", write.Slice),
            Caption = "How often each confidence is claimed, by predictions that are right and by wrong ones.",
            X = new Axis("Confidence", Low: 0, High: 1),
            Edges = [.. bins.Select(bin => bin.From), 1],
            Series =
            [
                new HistogramSeries("right", [.. bins.Select(bin => (long)bin.Correct)]),
                new HistogramSeries("wrong", [.. bins.Select(bin => bin.Count - (long)bin.Correct)]),
            ],
        };
    }

    public static HistogramExhibit Entropies(FindingWriter write, Predictions predictions, int classes)
    {
        var most = Math.Log(classes);
        var (right, wrong) = (new long[HistogramBins], new long[HistogramBins]);
        for (var row = 0; row < predictions.Count; row++)
        {
            // Rounding may carry the entropy of equal probabilities past its greatest value.
            var bin = Math.Clamp((int)(HistogramBins * predictions.Entropies[row] / most), 0, HistogramBins - 1);
            (predictions.Correct[row] ? right : wrong)[bin]++;
        }
        return new HistogramExhibit
        {
            Id = IdOf("entropies", write.Slice),
            Title = TitleOf("Entropies", write.Slice),
            Caption = "How undecided predictions are: 0 puts all probability on one class, the right end gives every class the same.",
            X = new Axis("Entropy, nats", Low: 0, High: most),
            Edges = [.. Enumerable.Range(0, HistogramBins + 1).Select(i => most * i / HistogramBins)],
            Series = [new HistogramSeries("right", right), new HistogramSeries("wrong", wrong)],
        };
    }

    public static CurveExhibit RiskAgainstCoverage(FindingWriter write, SortedPredictions sorted)
    {
        var (coverage, risk) = RiskCoverage.Curve(sorted, CurvePoints);
        var accuracy = (double)sorted.Right / sorted.Count;
        return new CurveExhibit
        {
            Id = IdOf("risk-coverage", write.Slice),
            Title = TitleOf("Risk against coverage", write.Slice),
            Caption = "The share of errors among the most confident predictions. The lower line is that of confidences which put every error last.",
            X = new Axis("Share of records answered", Low: 0, High: 1),
            Y = new Axis("Share of errors among them", Low: 0),
            Series =
            [
                new CurveSeries("model", coverage, risk, [], []),
                new CurveSeries("best order", coverage, Array.ConvertAll(coverage, share => Math.Max(share - accuracy, 0) / share), [], []),
            ],
        };
    }

    public static CurveExhibit AgainstBins(FindingWriter write, BinSweep sweep)
    {
        double[] bins = [.. sweep.Bins.Select(count => (double)count)];
        return new CurveExhibit
        {
            Id = IdOf("against-bins", write.Slice),
            Title = TitleOf("Errors against the number of bins", write.Slice),
            Caption = "An error that rises with the number of bins is made by chance in bins of few records; one that stays level is the model's.",
            X = new Axis("Bins", Logarithmic: true),
            Y = new Axis("Calibration error", Low: 0),
            Series =
            [
                new CurveSeries("ECE, equal width", bins, sweep.EqualWidth, [], []),
                new CurveSeries("ECE, equal mass", bins, sweep.EqualMass, [], []),
                new CurveSeries("classwise, equal width", bins, sweep.Classwise, [], []),
                new CurveSeries("classwise, equal mass", bins, sweep.ClasswiseEqualMass, [], []),
                new CurveSeries("greatest gap, equal width", bins, sweep.Greatest, [], []),
            ],
        };
    }

    /// <summary>Lower case with hyphens.</summary>
    public static string IdOf(string kind, string slice)
    {
        var words = $"{kind} {slice}".ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ');
        return string.Join('-', new string([.. words]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    public static string TitleOf(string kind, string slice) => slice.Length == 0 ? kind : $"{kind}, {slice}";
}
