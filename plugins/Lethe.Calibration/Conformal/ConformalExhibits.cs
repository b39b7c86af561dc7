using Lethe.Calibration.Reports;

namespace Lethe.Calibration.Conformal;

/// <summary>What to look at beside the numbers, at one level.</summary>
internal static class ConformalExhibits
{
    private const int MostBins = 50;

    public static HistogramExhibit Sizes(IReadOnlyList<CalibratedSets> made, int classes)
    {
        var width = (classes + MostBins) / MostBins;
        var bins = classes / width + 1;
        return new HistogramExhibit
        {
            Id = CalibrationExhibits.IdOf("set-sizes", Level(made)),
            Title = $"Sizes of conformal sets, {Level(made)}",
            Caption = "How many classes a set holds. One is a decision, many are doubt; none is legal, and needed for sets that cover no more than was promised.",
            X = new Axis("Classes in the set", Low: 0),
            Edges = [.. Enumerable.Range(0, bins + 1).Select(bin => (double)(bin * width))],
            Series = [.. made.Select(one => new HistogramSeries(Name(one), Counts(one.Sets.Sizes, width, bins)))],
        };
    }

    public static TableExhibit ByClass(IReadOnlyList<CalibratedSets> made, IReadOnlyList<string> names)
    {
        var groups = made.Select(one => one.Sets.ByClass()).ToArray();
        return new TableExhibit
        {
            Id = CalibrationExhibits.IdOf("coverage-by-class", Level(made)),
            Title = $"Coverage by class, {Level(made)}",
            Caption = "The share of each class's test records whose set holds it, with exact intervals (Clopper-Pearson, 95%). One threshold for all promises coverage on average and not for each class.",
            Columns = ["class", "records", .. made.Select(Name)],
            Rows = [.. groups[0].Keys.Select(k => (IReadOnlyList<string>)[names[(int)k], $"{groups[0][k].Count}", .. groups.Select(group => Share(group[k]))])],
        };
    }

    public static TableExhibit BySize(IReadOnlyList<CalibratedSets> made)
    {
        var groups = made.Select(one => one.Sets.ByStratum()).ToArray();
        var strata = groups.SelectMany(group => group.Keys).Distinct().Order().ToArray();
        return new TableExhibit
        {
            Id = CalibrationExhibits.IdOf("coverage-by-size", Level(made)),
            Title = $"Coverage by set size, {Level(made)}",
            Caption = "Sets that adapt cover as much when they are small as when they are large. Records in brackets.",
            Columns = ["classes in the set", .. made.Select(Name)],
            Rows = [.. strata.Select(stratum => (IReadOnlyList<string>)
                [Words((int)stratum), .. groups.Select(group => group.TryGetValue(stratum, out var one) ? $"{Share(one)} ({one.Count})" : "")])],
        };
    }

    private static long[] Counts(int[] sizes, int width, int bins)
    {
        var counts = new long[bins];
        foreach (var size in sizes) counts[size / width]++;
        return counts;
    }

    private static string Level(IReadOnlyList<CalibratedSets> made) => $"alpha={made[0].Alpha}";

    private static string Name(CalibratedSets one) => one.Score.ToString().ToLowerInvariant() + (one.By == GroupKind.All ? "" : $" by {one.By.ToString().ToLowerInvariant()}");

    private static string Share((int Count, int Covered) one)
    {
        var interval = Proportion.Exact(one.Covered, one.Count);
        return $"{(double)one.Covered / one.Count:0.000} [{interval.Low:0.000}, {interval.High:0.000}]";
    }

    private static string Words(int stratum) => stratum + 1 < PredictionSets.Strata.Count
        ? $"{PredictionSets.Strata[stratum]} to {PredictionSets.Strata[stratum + 1] - 1}"
        : $"{PredictionSets.Strata[stratum]} and more";
}
