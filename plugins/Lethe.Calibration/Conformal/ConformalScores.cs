namespace Lethe.Calibration.Conformal;

/// <summary>Makes the scores that the options name; a penalty that is to be chosen takes calibration records away.</summary>
internal static class ConformalScores
{
    private const double ShareForTuning = 0.3;

    /// <returns>The score, the records left to calibrate on, and what there is to know of it.</returns>
    public static (IConformalScore Score, ConformalParts Parts, string Note) Of(
        ScoreKind kind, ConformalOptions options, ConformalParts parts, double alpha, RandomStream random, CancellationToken cancellation)
    {
        if (kind == ScoreKind.Lac) return (new LeastAmbiguousScore(), parts, "");
        var drawn = options.Randomised ? "" : "Not randomised.";
        if (kind == ScoreKind.Aps) return (new AdaptiveScore(), parts, drawn);
        var count = parts.Calibration.Count;
        var some = random.Sample(count, (int)(ShareForTuning * count));
        if (options.Tune == PenaltyChoice.Given || some.Length == 0)
            return (new AdaptiveScore(options.Penalty, options.FreeRanks), parts, $"{drawn} Penalty {options.Penalty} beyond rank {options.FreeRanks}.".Trim());
        var score = Tuned(options.Tune, parts.Calibrating(some), alpha, cancellation);
        var taken = some.ToHashSet();
        var rest = parts.Calibrating([.. Enumerable.Range(0, count).Where(row => !taken.Contains(row))]);
        return (score, rest, $"{drawn} Penalty {score.Penalty} beyond rank {score.FreeRanks}, chosen on {some.Length} calibration records set apart.".Trim());
    }

    private static AdaptiveScore Tuned(PenaltyChoice goal, ConformalParts parts, double alpha, CancellationToken cancellation)
    {
        var rows = parts.Calibration;
        var probabilities = new double[rows.Count * rows.Classes];
        ProbabilityRows.Each(rows.Logits, (row, one) => one.CopyTo(probabilities.AsSpan(row * rows.Classes)), cancellation);
        return PenaltySearch.Of(probabilities, rows.Labels, parts.CalibrationUniforms, rows.Classes, alpha, goal == PenaltyChoice.Size, cancellation);
    }
}
