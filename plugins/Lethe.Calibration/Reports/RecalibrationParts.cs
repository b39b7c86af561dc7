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
        var (held, lacking) = HeldOut.Of(job.Data, job.Random);
        if (held is null) return (null, lacking);
        var (fit, fault) = LabelledLogits.Of(job, held.Fit, kind);
        if (fit is null) return (null, $"Nothing to fit on: {fault}");
        var score = held.IsWhole ? test : test.Subset(held.Score.RowsIn(job.Data.Test!)!);
        return (new RecalibrationParts(fit, score, held.FittedOn, held.IsWhole) { FitRecords = held.Fit, ScoreRecords = held.Score }, "");
    }
}
