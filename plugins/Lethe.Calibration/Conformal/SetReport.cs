using Lethe.Calibration.Reports;

namespace Lethe.Calibration.Conformal;

/// <summary>The findings of one kind of sets.</summary>
/// <param name="laws">How many coverages of this evaluation are held against the law: one of many may well lie outside.</param>
internal sealed class SetReport(EvaluationJob job, CalibratedSets made, int laws, RandomStream random)
{
    private const double Level = 0.95;
    private const int Enough = 30;

    private readonly PredictionSets _sets = made.Sets;
    private readonly FindingWriter _write = new(job, made.Slice, made.Sets.Count, made.Note);

    public void Add()
    {
        AddCoverage();
        _write.Report(ConformalMetrics.Size, _sets.MeanSize, Sizes());
        AddMedian();
        AddShare(ConformalMetrics.Empty, _sets.Empty, _sets.Count);
        AddShare(ConformalMetrics.Singleton, _sets.Singletons, _sets.Count);
        if (_sets.Singletons > 0) AddShare(ConformalMetrics.SingletonAccuracy, _sets.CoveredSingletons, _sets.Singletons);
        else _write.NotComputed(ConformalMetrics.SingletonAccuracy, "No set holds one class.");
        AddClasses();
        AddStrata("", 1);
        AddStrata($"records={Enough}", Enough);
        AddThreshold();
    }

    private void AddCoverage()
    {
        if (made.By != GroupKind.All)
        {
            AddShare(ConformalMetrics.Coverage, _sets.CoveredCount, _sets.Count, Unbounded());
            _write.NotComputed(ConformalMetrics.Chance, "The law is that of one threshold for all classes.");
            return;
        }
        var law = new CoverageLaw(made.Calibrated, _sets.Count, made.Alpha);
        var (chance, range) = (law.Chance(_sets.CoveredCount), law.Range(Level));
        AddShare(ConformalMetrics.Coverage, _sets.CoveredCount, _sets.Count, $"{Judged(chance, range)} {Ties()} {Unbounded()}".Trim());
        _write.Report(ConformalMetrics.Chance, chance, new Interval(chance, chance, Level, "known law"));
    }

    private string Judged(double chance, Interval range)
    {
        var words = $"Exchangeable records put it between {range.Low:0.0000} and {range.High:0.0000} in 95 of 100 cases.";
        if (range.Contains(_sets.Coverage)) return words;
        return chance * laws < 1 - Level
            ? $"{words} It lies outside, with a chance of {chance:0.0e+0}: the calibration and the test records are not exchangeable, or their scores tie."
            : $"{words} It lies outside, as one of {laws} such numbers may well do.";
    }

    // Scores that tie at the threshold all come in, and more is covered than the law says.
    private string Ties() => made.Tied > 1 ? $"{made.Tied} calibration records score just the threshold." : "";

    private string Unbounded()
    {
        var open = made.Thresholds.Count(double.IsPositiveInfinity);
        if (open == 0) return "";
        var fewest = ConformalQuantile.Fewest(made.Alpha);
        return made.By == GroupKind.All
            ? $"{made.Calibrated} calibration records are too few for this level, which takes {fewest}: every set holds every class."
            : $"{open} classes have fewer than the {fewest} calibration records that this level takes: every set holds them.";
    }

    private Interval? Sizes() => Mean.Student(Array.ConvertAll(_sets.Sizes, size => (double)size));

    private void AddMedian()
    {
        var sorted = Array.ConvertAll(_sets.Sizes, size => (double)size);
        Array.Sort(sorted);
        // The number of records below the median is binomial with one half.
        var half = Normal.Quantile(0.5 + Level / 2) * Math.Sqrt(sorted.Length) / 2;
        var low = Math.Max((int)Math.Floor(sorted.Length / 2.0 - half) - 1, 0);
        var high = Math.Min((int)Math.Ceiling(sorted.Length / 2.0 + half), sorted.Length - 1);
        _write.Report(ConformalMetrics.MedianSize, Quantiles.OfSorted(sorted, 0.5), new Interval(sorted[low], sorted[high], Level, "order statistics"));
    }

    private void AddClasses()
    {
        var worst = _sets.ByClass().MinBy(one => (double)one.Value.Covered / one.Value.Count);
        var (count, covered) = worst.Value;
        _write.Report(
            ConformalMetrics.WorstClass, (double)covered / count, Proportion.Exact(covered, count, Level), remark: $"Class {job.Data.ClassNames[(int)worst.Key]}.", count: count);
        _write.Report(ConformalMetrics.Gap, _sets.CoverageGap(made.Alpha), LeftOut(sets => sets.CoverageGap(made.Alpha)));
    }

    private void AddStrata(string part, int fewest)
    {
        if (_sets.StratumViolation(made.Alpha, fewest) is { } value)
            _write.Report(ConformalMetrics.Strata, value, LeftOut(sets => sets.StratumViolation(made.Alpha, fewest) ?? double.NaN), part);
        else _write.NotComputed(ConformalMetrics.Strata, $"No stratum holds {fewest} records.", part);
    }

    private void AddThreshold()
    {
        if (made.By != GroupKind.All) _write.NotComputed(ConformalMetrics.Threshold, "Classes have thresholds of their own.");
        else if (double.IsInfinity(made.Thresholds[0])) _write.NotComputed(ConformalMetrics.Threshold, Unbounded());
        else _write.Report(ConformalMetrics.Threshold, made.Thresholds[0], null, count: made.Calibrated);
    }

    private void AddShare(string metric, int some, int all, string remark = "") =>
        _write.Report(metric, (double)some / all, Proportion.Exact(some, all, Level), remark: remark, count: all);

    private Interval? LeftOut(Func<PredictionSets, double> number)
    {
        var partOf = Jackknife.Parts(_sets.Count, random.Fork("parts"));
        var without = Enumerable.Range(0, partOf.Max() + 1)
            .Select(part => Array.FindAll([.. Enumerable.Range(0, _sets.Count)], row => partOf[row] != part))
            .Select(rows => rows.Length == 0 ? double.NaN : number(_sets.Subset(rows))).ToArray();
        if (!without.All(double.IsFinite) || Jackknife.Of(number(_sets), without) is not { } interval) return null;
        return interval with { Low = Math.Clamp(interval.Low, 0, 1), High = Math.Clamp(interval.High, 0, 1) };
    }
}
