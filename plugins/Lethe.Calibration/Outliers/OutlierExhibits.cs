using Lethe.Calibration.Reports;

namespace Lethe.Calibration.Outliers;

/// <summary>What to look at beside the numbers.</summary>
internal static class OutlierExhibits
{
    private const int HistogramBins = 40;
    private const int CurvePoints = 200;

    public static CurveExhibit Roc(IReadOnlyList<CurveSeries> scores, string outside) => new()
    {
        Id = "ood-roc",
        Title = "Test records kept against others let in",
        Caption = $"One point a threshold. The others: {outside}. On the diagonal a score only guesses.",
        X = new Axis("Share of the others let in", Low: 0, High: 1),
        Y = new Axis("Share of test records kept", Low: 0, High: 1),
        Series = [.. scores, new CurveSeries("guessing", [0, 1], [0, 1], [], [])],
    };

    public static CurveSeries Curve(string name, double[] inside, double[] outside)
    {
        var roc = Lethe.Statistics.Roc.Of(inside, outside);
        RocPoint[] points = [.. Enumerable.Range(0, CurvePoints + 1).Select(i => roc.At((double)i / CurvePoints)).Distinct()];
        return new CurveSeries(name, [.. points.Select(point => point.FalseRate)], [.. points.Select(point => point.TrueRate)], [], []);
    }

    public static HistogramExhibit Histogram(string name, double[] inside, double[] outside)
    {
        var (low, high) = (Math.Min(inside.Min(), outside.Min()), Math.Max(inside.Max(), outside.Max()));
        if (high == low) (low, high) = (low - 0.5, high + 0.5);
        return new HistogramExhibit
        {
            Id = CalibrationExhibits.IdOf("ood-scores", name),
            Title = $"Familiarity of both kinds, {name}",
            Caption = "Higher is more familiar. Where the two overlap, no threshold tells them apart.",
            X = new Axis(name),
            Edges = [.. Enumerable.Range(0, HistogramBins + 1).Select(i => low + (high - low) * i / HistogramBins)],
            Series = [new HistogramSeries("test records", Counts(inside)), new HistogramSeries("others", Counts(outside))],
        };

        long[] Counts(double[] scores)
        {
            var counts = new long[HistogramBins];
            foreach (var score in scores) counts[Math.Clamp((int)(HistogramBins * (score - low) / (high - low)), 0, HistogramBins - 1)]++;
            return counts;
        }
    }
}
