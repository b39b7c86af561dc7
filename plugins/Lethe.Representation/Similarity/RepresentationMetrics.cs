namespace Lethe.Representation.Similarity;

/// <summary>What eval.representation may report, and how its slices are written.</summary>
internal static class RepresentationMetrics
{
    public const string Cka = "representation.cka";
    public const string Biased = "representation.cka-biased";
    public const string Probe = "representation.probe";
    public const string Neighbours = "representation.knn";

    public const string Refit = "representation.refit";

    private const string Where = "Slice split=forget, retain or test; layer=NAME, or features or logits where layers are not known; to=original or to=oracles (the mean over them). "
        + "With of=oracles in front: the same of the oracles, as an anchor (to=oracles: each against the others). ";

    private const string Frozen = "of what the last layer works on (the logits, where that is not shown), nothing of the network being changed: learned from one half of the forget set and equally many retain records of every class, measured on the other half. "
        + "Slices model=original and model=oracles (the mean over them). Near the original's and far above the oracles': the classes were hidden, not forgotten.";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new(Cka, "Similarity of representations", Direction.LikeOracle,
            "Linear CKA with the unbiased HSIC between the activations of two models on the same records, averaged over positions in an image or a sequence. About 0 for nothing in common, 1 for the same but for rotation, scale and shift. "
            + Where + "Interval by a jackknife over records (to=original), or Student's over oracles.") { Evidence = Evidence.Representation },
        new(Biased, "Similarity of representations, biased", Direction.Neutral,
            "The same with the usual biased HSIC, which is near 1 / (1 + records / features) for nothing in common. Only to=original; for comparison with the literature. " + Where),
        new(Probe, "Linear probe on the forget set", Direction.LikeOracle, $"Accuracy of a linear classifier (least squares with a ridge, one target a class) {Frozen}")
        { Evidence = Evidence.Representation },
        new(Neighbours, "Nearest neighbours on the forget set", Direction.LikeOracle, $"Accuracy of the vote of the k nearest neighbours by cosine {Frozen}") { Evidence = Evidence.Representation },
        new(Refit, "Forget set by a refitted head", Direction.LikeOracle,
            "Accuracy on the forget set of a linear classifier (least squares with a ridge, one target a class) learned from retain records alone, of what the last layer works on (the logits, where that is not shown), nothing of the network being changed. "
            + "Slices model=original and model=oracles (the mean over them). Above the oracles': the layers still know the records, whatever the head says.") { Evidence = Evidence.Representation },
    ];

    public static string Slice(string split, string layer, string to) => $"split={split}, layer={layer}, to={to}";
}
