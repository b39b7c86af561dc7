namespace Lethe.Calibration.Reports;

/// <summary>What a recalibrator learns from and what it is scored on: never the same records.</summary>
/// <param name="FittedOn">In words that follow "fitted on".</param>
/// <param name="IsWhole">The scored records are the whole test split.</param>
internal sealed record RecalibrationParts(LabelledLogits Fit, LabelledLogits Score, string FittedOn, bool IsWhole)
{
    /// <summary>The records behind <see cref="Fit"/>, row by row.</summary>
    public required Split FitRecords { get; init; }

    /// <summary>The records behind <see cref="Score"/>, row by row.</summary>
    public required Split ScoreRecords { get; init; }

    public static (RecalibrationParts? Parts, string Fault) Of(EvaluationJob job, LabelledLogits test, OutputKind kind)
    {
        if (job.Data.Validation is { Count: > 0, HasLabels: true } validation)
        {
            var (held, fault) = LabelledLogits.Of(job, validation, kind);
            return held is null
                ? (null, $"Nothing to fit on: {fault}")
                : (new RecalibrationParts(held, test, $"the {held.Count} records of {validation.Name}", true)
                {
                    FitRecords = validation,
                    ScoreRecords = job.Data.Test!,
                }, "");
        }
        if (test.Count < 2) return (null, "Without a validation split the test split is halved, and it has one record.");
        var order = job.Random.Fork("halves").Permutation(test.Count);
        var (fit, score) = (order[..(test.Count / 2)], order[(test.Count / 2)..]);
        Array.Sort(fit);
        Array.Sort(score);
        var words = $"{fit.Length} records of the test split drawn at random and scored on the other {score.Length}";
        var records = job.Data.Test!;
        return (new RecalibrationParts(test.Subset(fit), test.Subset(score), words, false)
        {
            FitRecords = records.Subset(records.Name, fit),
            ScoreRecords = records.Subset(records.Name, score),
        }, "");
    }
}
