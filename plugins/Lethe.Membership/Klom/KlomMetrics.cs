namespace Lethe.Membership.Klom;

/// <summary>What eval.klom may report, and how its slices are written.</summary>
internal static class KlomMetrics
{
    public const string Excess = "klom.excess";
    public const string NoiseFloor = "klom.noise-floor";
    public const string PValue = "klom.p-value";

    public static readonly string[] Parts = ["forget", "retain", "test"];

    /// <summary>Each with its name and how it makes one number of all records.</summary>
    public static readonly (string Id, string Words, Func<double[], double> Of)[] Summaries =
    [
        ("p95", "95th percentile", scores => Quantiles.Of(scores, 0.95)),
        ("p50", "Median", scores => Quantiles.Of(scores, 0.5)),
        ("p05", "5th percentile", scores => Quantiles.Of(scores, 0.05)),
        ("mean", "Mean", scores => Mean.Of(scores)),
    ];

    private const string Halves =
        "at half the number of models on either side, the mean over 20 random halves. Slice split=NAME, statistic=mean or p95, with split=forget, retain or test.";

    public static IReadOnlyList<Metric> All { get; } =
    [
        .. from part in Parts
           from summary in Summaries
           select new Metric(
               Of(part, summary.Id), $"KLoM, {part}: {summary.Words.ToLowerInvariant()}", Direction.Lower,
               $"{summary.Words} over records of the {Words(part)} of KL(unlearned || oracle) between the margins ln p - ln(1 - p) that equally many unlearned models and oracles give the record: "
               + "clipped to 100 on either side, 20 equal bins from the least to the greatest of both, the oracles' bins at least 1e-5. "
               + "Every unlearned model comes from an original of its own. At most about 11.5; not 0 for a perfect method: see klom.noise-floor. "
               + "Slices: direction=reverse (KL(oracle || unlearned)), bins=robust (ends at the 0.5% and 99.5% quantiles), bins=gaussian (between fitted normal laws). "
               + "The interval draws records; the models stay as they are.", "nats") { Evidence = Evidence.Outputs },
        new(NoiseFloor, "Noise floor of KLoM", Direction.Neutral, $"What oracles score against other oracles, {Halves}", "nats"),
        new(Excess, "KLoM over its noise floor", Direction.Lower, $"What unlearned models score against oracles less what oracles do, {Halves}", "nats") { Evidence = Evidence.Outputs },
        new(PValue, "P-value of KLoM", Direction.Higher,
            "The probability of a mean KLoM at least as large if unlearned models and oracles came from one law: the models are dealt out anew. Exact for any number of models. Slice split=NAME.") { Evidence = Evidence.Outputs },
    ];

    public static string Of(string part, string summary) => $"klom.{part}.{summary}";

    public static string Slice(string part) => $"split={part}";

    public static string Slice(string part, string summary) => $"{Slice(part)}, statistic={summary}";

    private static string Words(string part) => part switch
    {
        "forget" => "forget set",
        "retain" => "retain set",
        _ => "test split",
    };
}
