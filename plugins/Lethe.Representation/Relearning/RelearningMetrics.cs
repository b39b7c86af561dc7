namespace Lethe.Representation.Relearning;

/// <summary>What eval.relearning may report.</summary>
internal static class RelearningMetrics
{
    public const string Steps = "relearning.steps";
    public const string Ratio = "relearning.ratio";
    public const string Loss = "relearning.loss";
    public const string Piggyback = "relearning.piggyback";
    public const string Normalised = "relearning.piggyback-normalised";
    public const string Original = "model=original";
    public const string Oracles = "model=oracles";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new(Steps, "Steps to relearn", Direction.LikeOracle,
            "Steps of gradient descent on the forget set until its loss is within the margin of the original's or its accuracy within the share of the original's; the same batches for every model, batch norm as in evaluation. "
            + "Slices model=original (0 by definition) and model=oracles (the mean over them; Student's interval).") { Evidence = Evidence.Relearning },
        new(Ratio, "Relearning time against retraining", Direction.LikeOracle,
            "relearning.steps of the subject over that of the oracles: about 1 for what was forgotten, far below 1 for what was hidden, far above for what was damaged.")
        { Evidence = Evidence.Relearning },
        new(Loss, "Loss while relearning", Direction.LikeOracle,
            "The cross-entropy on the forget set, averaged over the steps of relearning from before the first to after the last: low for what is back at once. Unlike a number of steps it tells fine differences. "
            + "Slices model=original and model=oracles (the mean over them; Student's interval).", "nats") { Evidence = Evidence.Relearning },
        new(Piggyback, "Piggyback accuracy", Direction.LikeOracle,
            "Accuracy on the rest of the forget set after the same number of steps on a small share of it. Slices model=original and model=oracles; Wilson's interval, or Student's over oracles.")
        { Evidence = Evidence.Relearning },
        new(Normalised, "Piggyback accuracy, normalised", Direction.Lower,
            "relearning.piggyback with the oracles' mean as 0 and the original's as 1.") { Evidence = Evidence.Relearning },
    ];
}
