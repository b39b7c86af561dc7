namespace Lethe.Evaluation.OracleGaps;

/// <summary>The gap of one measure on one part of the data, and what follows from it.</summary>
/// <param name="Interval">Null with a single oracle.</param>
/// <param name="Margin">NaN where neither the options nor the oracles give one.</param>
internal sealed record PartGap(
    GapMeasure Measure, string Part, double Subject, double[] Oracles, OracleGap Gap, Interval? Interval, double Margin)
{
    public const string NoSeedInterval = "No seed interval: there is only one oracle.";

    public int Records => Gap.Records;

    public bool? Equivalent => Interval is { } interval ? Equivalence.Holds(interval, Margin) : null;

    public static PartGap Of(PartAnswers answers, GapMeasure measure, OracleGapOptions options, RandomStream random, CancellationToken cancellation)
    {
        var numbers = answers.For(measure);
        var gap = OracleGap.Of(numbers.Model, numbers.Oracles, random, options.Draws, cancellation: cancellation);
        // Records that all came out alike do so in every draw; counts know better.
        var exact = gap.Interval is not null && measure == GapMeasure.Accuracy && answers.Count < ExactGap.Few;
        var interval = exact
            ? ExactGap.Of(answers.Subject.CountCorrect(), [.. answers.Oracles.Select(oracle => (long)oracle.CountCorrect())], answers.Count)
            : gap.Interval;
        return new PartGap(
            measure, answers.Part, Mean.Of(numbers.Model), [.. numbers.Oracles.Select(oracle => Mean.Of(oracle))], gap, interval,
            measure == GapMeasure.Accuracy && options.Margin is { } margin ? margin : gap.DefaultMargin);
    }

    public IEnumerable<Finding> Findings()
    {
        yield return Difference(GapMetrics.Slice(Part));
        var slice = GapMetrics.Slice(Measure, Part);
        yield return Gap.Oracles == 1
            ? Finding.NotComputed(GapMetrics.NoiseFloor, "There is only one oracle and no other to compare it with.", slice)
            : new Finding { Metric = GapMetrics.NoiseFloor, Value = Gap.NoiseFloor, N = Records, Slice = slice };
        yield return Verdict(slice);
    }

    /// <summary>The gap itself.</summary>
    public Finding Difference(string slice) => new()
    {
        Metric = GapMetrics.Of(Measure),
        Value = Gap.Gap,
        Low = Interval?.Low,
        High = Interval?.High,
        Level = OracleGap.EquivalenceLevel,
        IntervalBy = Interval?.By ?? "",
        N = Records,
        Slice = slice,
        Reason = Interval is null ? NoSeedInterval : "",
    };

    // Its ends are its value: the uncertainty went into the decision, and without ends no gate could judge it.
    private Finding Verdict(string slice)
    {
        double? value = Equivalent is { } holds ? holds ? 1 : 0 : null;
        return new Finding
        {
            Metric = GapMetrics.Equivalent,
            Value = value,
            Low = value,
            High = value,
            Level = OracleGap.EquivalenceLevel,
            IntervalBy = value is null ? "" : "decided by the interval of the gap",
            N = Records,
            Slice = slice,
            Reason = Why(),
        };
    }

    private string Why()
    {
        if (Interval is not { } interval) return NoSeedInterval;
        var where = Equivalent switch
        {
            true => "lies inside",
            false => "lies outside",
            null => "reaches across",
        };
        return $"The 90% interval of the gap, [{interval.Low:0.0000}, {interval.High:0.0000}], {where} the margin of {Margin:0.0000}.";
    }
}
