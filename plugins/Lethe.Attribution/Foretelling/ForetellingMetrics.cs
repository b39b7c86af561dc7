namespace Lethe.Attribution.Foretelling;

/// <summary>What eval.foretelling may report, and how its slices are written.</summary>
internal static class ForetellingMetrics
{
    public const string Error = "foretelling.error";
    public const string Original = "foretelling.original-error";
    public const string NoiseFloor = "foretelling.noise-floor";
    public const string Explained = "foretelling.explained";
    public const string Explainable = "foretelling.explainable";
    public const string Correlation = "foretelling.correlation";
    public const string Klom = "foretelling.klom";
    public const string OriginalKlom = "foretelling.original-klom";
    public const string KlomFloor = "foretelling.klom-floor";

    private const string Parts = "Slice split=forget, retain or test. The interval draws records; the models stay as they are.";

    private const string Outputs =
        " from the mean outputs of the oracles, over records and outputs; each record's logits are moved to mean 0 first, unless the options say otherwise. ";

    private const string Halves =
        "the mean over records of the KL divergence of their margins from the oracles', both as many as half of the oracles or as there are such shadows, and the mean over 20 random choices of them. "
        + "Slices split=NAME, and with bins=gaussian between fitted normal laws, for few models. The interval draws records; the models stay as they are.";

    /// <summary>Those without models of all records.</summary>
    public static readonly (string Id, Func<ForetoldOutputs, int[], double> Of, string Undefined)[] OfOutputs =
    [
        (Error, (outputs, rows) => outputs.Error(rows), "The outputs are not finite."),
        (Original, (outputs, rows) => outputs.OriginalError(rows), "The outputs are not finite."),
        (NoiseFloor, (outputs, rows) => outputs.NoiseFloor(rows), "It takes two oracles."),
        (Explained, (outputs, rows) => outputs.Explained(rows), "The original says just what the oracles say on average: there is nothing to explain."),
        (Explainable, (outputs, rows) => outputs.Explainable(rows), "It takes two oracles, and outputs that differ from the original's."),
        (Correlation, (outputs, rows) => outputs.Correlation(rows), "Foretold or real changes are all the same."),
    ];

    public static readonly string[] OfMargins = [Klom, OriginalKlom, KlomFloor];

    public static IReadOnlyList<Metric> All { get; } =
    [
        new(Error, "Error of foretold outputs", Direction.Lower,
            $"What the attribution foretells the original would say without the forget set: the root mean squared difference{Outputs}{Parts}"),
        new(Original, "Error of foretelling no change", Direction.Neutral,
            $"What is to be beaten, the original as it is: the root mean squared difference{Outputs}{Parts}"),
        new(NoiseFloor, "Noise floor of foretelling", Direction.Neutral,
            $"An oracle against the mean of the others: the root over all of them of the mean squared difference{Outputs}{Parts}"),
        new(Explained, "Share explained by foretelling", Direction.Higher,
            "1 less the squared error of foretold outputs as a share of that of foretelling no change. 0 or below: the attribution foretells nothing there, and matching it cannot help. "
            + $"Hold it against foretelling.explainable. {Parts}"),
        new(Explainable, "Share that could be explained", Direction.Neutral,
            "What foretelling.explained would be if the effect of the forget set were known exactly: 1 less the squared noise floor, corrected for the number of oracles, as a share of the squared error of foretelling no change. "
            + $"0 or below: on these records the original is no further from the oracles than they are from each other. {Parts}"),
        new(Correlation, "Correlation of foretold and real changes", Direction.Higher,
            $"Pearson's, over records and outputs, between foretold changes and those from the original to the oracles' mean. {Parts}"),
        new(Klom, "KLoM of simulated oracles", Direction.Lower,
            $"Models trained on all records, moved as the attribution foretells, in place of retrained ones: {Halves} Near foretelling.klom-floor they can screen methods before oracles are trained, "
            + "except datamodel matching with the same attribution, which aims at them."),
        new(OriginalKlom, "KLoM of models as they are", Direction.Neutral, $"The same models without the moves, which is doing nothing: {Halves}"),
        new(KlomFloor, "Noise floor of simulated oracles' KLoM", Direction.Neutral, $"Oracles against other oracles: {Halves}"),
    ];

    public static string Slice(string part, bool isGaussian = false) => $"split={part}{(isGaussian ? ", bins=gaussian" : "")}";
}
