namespace Lethe.Evaluation.OracleGaps;

/// <summary>What eval.oracle-gap may report, and how its slices are written.</summary>
internal static class GapMetrics
{
    public const string Average = "gap.average";
    public const string Accuracy = "gap.accuracy";
    public const string Loss = "gap.loss";
    public const string NoiseFloor = "gap.noise-floor";
    public const string Equivalent = "gap.equivalent";

    public const string TugOfWar = "gap.tug-of-war";

    public const string AverageSlice = "metric=average";
    public const string OfOracles = "of=oracles";

    private const string Parts = "split=forget (the forget set), split=retain (the training records that stay), split=test (the test records, those of forgotten classes among them)";
    private const string Gap = "on the same records minus the mean of the oracles'; 90% interval by a two-level bootstrap over oracles and records.";
    private const string Measures = "Slice metric=accuracy, split=NAME or metric=loss, split=NAME with the splits of gap.accuracy.";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new(Average, "Average gap to the oracles", Direction.Lower,
            "The mean of three absolute gaps of accuracy: on the forget set, the retain set and the test split, each weighing the same; shares, not percent; no attack in it. "
            + "90% interval by a two-level bootstrap over oracles and records. An oracle's is not 0 either: gap.noise-floor has it as metric=average.") { Evidence = Evidence.Outputs },
        new(TugOfWar, "Tug of war (ToW)", Direction.Higher,
            "The product over the forget set, the retain set and the test split of 1 less the absolute gap of accuracy: 1 is no gap anywhere. 90% interval by a two-level bootstrap over oracles and records. "
            + "Slice of=oracles: the lowest that an oracle scores against the others.") { Evidence = Evidence.Outputs },
        new(Accuracy, "Gap of accuracy to the oracles", Direction.LikeOracle,
            $"The subject's accuracy {Gap} Slice {Parts}; split=forget, class=NAME for each class of a forget set with several. "
            + $"On fewer than {ExactGap.Few} records the interval is made of exact binomial ones.") { Evidence = Evidence.Outputs },
        new(Loss, "Gap of loss to the oracles", Direction.LikeOracle, $"The subject's mean cross-entropy {Gap} Slice {Parts}.", "nats") { Evidence = Evidence.Outputs },
        new(NoiseFloor, "Noise floor of a gap", Direction.Neutral,
            $"The largest absolute gap that an oracle scores against the mean of the other oracles, as if it were the subject. {Measures} "
            + "metric=average: of gap.average."),
        new(Equivalent, "Equivalent to the oracles", Direction.Higher,
            "1 when the 90% interval of the gap lies inside the margin on both sides, 0 when it lies outside, no value when the data cannot tell. The margin is the option's for accuracy; "
            + "by default the deviation of the oracles' own gaps times the sum of the 98.75% point of Student's t and the 95% point of the normal. "
            + Measures) { Evidence = Evidence.Outputs },
    ];

    public static string Slice(string split) => $"split={split}";

    /// <summary>Of a class within a part.</summary>
    public static string Slice(string split, string name) => $"{Slice(split)}, class={name}";

    /// <summary>Of what is measured on a part.</summary>
    public static string Slice(GapMeasure measure, string split) =>
        $"metric={(measure == GapMeasure.Accuracy ? "accuracy" : "loss")}, {Slice(split)}";

    public static string Of(GapMeasure measure) => measure == GapMeasure.Accuracy ? Accuracy : Loss;
}
