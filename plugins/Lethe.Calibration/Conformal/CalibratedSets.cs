namespace Lethe.Calibration.Conformal;

/// <summary>The sets of one score, level and kind of threshold, and what they come to on the test records.</summary>
/// <param name="Thresholds">One a class; infinite: every set holds the class.</param>
/// <param name="Calibrated">How many records the thresholds come from.</param>
/// <param name="Tied">How many calibration records score just the threshold, where there is one for all.</param>
internal sealed record CalibratedSets(
    ScoreKind Score, double Alpha, GroupKind By, double[] Thresholds, PredictionSets Sets, int Calibrated, int Tied, string Note)
{
    public string Slice => $"score={Score.ToString().ToLowerInvariant()}, alpha={Alpha}" + (By == GroupKind.All ? "" : $", by={By.ToString().ToLowerInvariant()}");

    /// <summary>Calibrates and tries sets of one score at one level, for every kind of threshold asked for.</summary>
    public static IEnumerable<CalibratedSets> Of(
        ScoreKind kind, double alpha, ConformalOptions options, ConformalParts all, RandomStream random, CancellationToken cancellation)
    {
        var (score, parts, note) = ConformalScores.Of(kind, options, all, alpha, random.Fork("tune"), cancellation);
        var (own, scores) = (new double[parts.Calibration.Count], new double[parts.Classes]);
        ProbabilityRows.Each(parts.Calibration.Logits, (row, probabilities) =>
        {
            score.Fill(probabilities, parts.CalibrationUniforms[row], scores);
            own[row] = scores[(int)parts.Calibration.Labels[row]];
        }, cancellation);
        var made = options.Thresholds.Distinct().Select(by =>
        {
            var thresholds = ThresholdsOf(by, own, parts.Calibration.Labels, parts.Classes, alpha, random.Fork("clusters"));
            var tied = by == GroupKind.All ? own.Count(one => one == thresholds[0]) : 0;
            return new CalibratedSets(kind, alpha, by, thresholds, PredictionSets.For(parts.Test.Labels), own.Length, tied, $"Calibrated on {parts.Words}. {note}".Trim());
        }).ToArray();
        ProbabilityRows.Each(parts.Test.Logits, (row, probabilities) =>
        {
            score.Fill(probabilities, parts.TestUniforms[row], scores);
            foreach (var one in made) one.Sets.Fill(row, scores, one.Thresholds);
        }, cancellation);
        return made;
    }

    private static double[] ThresholdsOf(GroupKind by, double[] scores, long[] labels, int classes, double alpha, RandomStream random) => by switch
    {
        GroupKind.Classes => ConformalQuantile.ByClass(scores, labels, classes, alpha),
        GroupKind.Clusters => ScoreClusters.Thresholds(scores, labels, classes, alpha, random),
        _ => [.. Enumerable.Repeat(ConformalQuantile.Of(scores, alpha), classes)],
    };
}
