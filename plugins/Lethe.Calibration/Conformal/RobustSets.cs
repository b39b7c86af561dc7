using Lethe.Calibration.Reports;
using static TorchSharp.torch;

namespace Lethe.Calibration.Conformal;

/// <summary>Sets that hold for every change of an input up to a length, and how far the usual ones would.</summary>
internal sealed class RobustSets(EvaluationJob job, ConformalOptions options, ConformalParts parts)
{
    private readonly double _noise = options.Noise > 0 ? options.Noise : 2 * options.Epsilon.Max();

    public void Add()
    {
        var kinds = options.Scores.Distinct().ToArray();
        foreach (var kind in kinds.Where(kind => kind == ScoreKind.Raps)) Excuse(kind, "The scores of raps have no upper end, and the bound is for scores from 0 to 1.");
        kinds = [.. kinds.Where(kind => kind != ScoreKind.Raps)];
        if (Fault() is { } fault)
        {
            foreach (var kind in kinds) Excuse(kind, fault);
            return;
        }
        if (kinds.Length == 0) return;
        manual_seed(job.Random.Fork("noise").NextSeed());
        var scores = Array.ConvertAll(kinds, kind => kind == ScoreKind.Lac ? (IConformalScore)new LeastAmbiguousScore() : new AdaptiveScore());
        var noisy = new NoisyScores(job, options, _noise);
        var (calibration, calibrationRows) = Some(parts.CalibrationRecords, "calibration");
        var (test, testRows) = Some(parts.TestRecords, "test");
        var calibrated = noisy.Of(calibration, Array.ConvertAll(calibrationRows, row => parts.CalibrationUniforms[row]), scores, parts.Classes, "calibration");
        var tried = noisy.Of(test, Array.ConvertAll(testRows, row => parts.TestUniforms[row]), scores, parts.Classes, "test");
        long[] truth = Array.ConvertAll(calibrationRows, row => parts.Calibration.Labels[row]), labels = Array.ConvertAll(testRows, row => parts.Test.Labels[row]);
        for (var s = 0; s < kinds.Length; s++)
        {
            var own = truth.Select((label, row) => calibrated[s][row * parts.Classes + (int)label]).ToArray();
            foreach (var alpha in options.Alpha.Distinct())
                foreach (var epsilon in options.Epsilon.Distinct()) Report(kinds[s], alpha, epsilon, own, tried[s], labels);
        }
    }

    private string? Fault()
    {
        if (_noise == 0) return "Sets for changes of length 0 need a noise above 0.";
        using var scope = NewDisposeScope();
        return parts.TestRecords.Read([0], CPU).Inputs.is_floating_point() ? null
            : "The inputs are whole numbers, row numbers of saved predictions or tokens, to which no noise can be added.";
    }

    private (Split Records, int[] Rows) Some(Split records, string part)
    {
        var rows = job.Random.Fork("noisy").Fork(part).Sample(records.Count, Math.Min(records.Count, options.NoisyRecords));
        return (records.Subset(records.Name, rows), rows);
    }

    private void Report(ScoreKind kind, double alpha, double epsilon, double[] own, double[] tried, long[] labels)
    {
        var shift = epsilon / _noise;
        foreach (var chance in new[] { options.Misfortune, 0 })
        {
            var slack = chance == 0 ? 0 : SmoothedConformal.Slack(options.Copies, chance);
            var sets = Sets(tried, labels, SmoothedConformal.Threshold(own, alpha, shift, options.Copies, chance), slack);
            var write = new FindingWriter(job, SliceOf(kind, alpha, epsilon, chance), labels.Length,
                $"Noise of deviation {_noise}, {options.Copies} copies, calibrated on {own.Length} records."
                    + (chance == 0 ? "" : $" Means are allowed to be {slack:0.0000} off, which they are with a chance below {chance}."));
            write.Report(ConformalMetrics.RobustCoverage, sets.Coverage, Proportion.Exact(sets.CoveredCount, sets.Count));
            write.Report(ConformalMetrics.RobustSize, sets.MeanSize, Mean.Student(Array.ConvertAll(sets.Sizes, size => (double)size)));
            if (chance > 0) continue;
            var certified = SmoothedConformal.CertifiedCoverage(own, alpha, shift);
            var within = (int)Math.Round(certified * (own.Length + 1));
            write.Report(ConformalMetrics.CertifiedCoverage, certified, Proportion.Exact(within, own.Length + 1), count: own.Length);
        }
    }

    private PredictionSets Sets(double[] tried, long[] labels, double threshold, double slack)
    {
        var (sets, thresholds) = (PredictionSets.For(labels), new double[parts.Classes]);
        Array.Fill(thresholds, threshold + slack);
        for (var row = 0; row < labels.Length; row++) sets.Fill(row, tried.AsSpan(row * parts.Classes, parts.Classes), thresholds);
        return sets;
    }

    private void Excuse(ScoreKind kind, string why)
    {
        foreach (var alpha in options.Alpha.Distinct())
            foreach (var epsilon in options.Epsilon.Distinct())
                foreach (var metric in ConformalMetrics.Robust) job.Report(Finding.NotComputed(metric.Id, why, SliceOf(kind, alpha, epsilon, 1)));
    }

    private static string SliceOf(ScoreKind kind, double alpha, double epsilon, double chance) =>
        $"score={kind.ToString().ToLowerInvariant()}, alpha={alpha}, eps={epsilon}" + (chance == 0 ? ", correction=none" : "");
}
