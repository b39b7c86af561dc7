using Lethe.Evaluation.Scores;

namespace Lethe.Evaluation.Utility;

/// <summary>What eval.utility may report.</summary>
internal static class UtilityMetrics
{
    private const string Slices = " Slice class=NAME: only the records whose label is that class.";

    public static IReadOnlyList<Metric> All { get; } =
    [
        Accuracy(AuditPart.Forget, "Accuracy on the forget set", Direction.LikeOracle, "records of the forget set"),
        Accuracy(AuditPart.Retain, "Accuracy on the retain set", Direction.Higher, "training records that are not in the forget set"),
        Accuracy(AuditPart.Test, "Accuracy on the test split", Direction.Higher, "test records, those of forgotten classes among them"),
        Loss(AuditPart.Forget, "Loss on the forget set", Direction.LikeOracle, "records of the forget set"),
        Loss(AuditPart.Retain, "Loss on the retain set", Direction.Lower, "training records that are not in the forget set"),
        Loss(AuditPart.Test, "Loss on the test split", Direction.Lower, "test records, those of forgotten classes among them"),
    ];

    public static string AccuracyOf(string part) => $"accuracy.{part}";

    public static string LossOf(string part) => $"loss.{part}";

    private static Metric Accuracy(string part, string name, Direction direction, string records) => new(
        AccuracyOf(part), name, direction,
        $"The share of {records} whose label has the highest logit, the first of several counting; Wilson's interval." + Slices);

    private static Metric Loss(string part, string name, Direction direction, string records) => new(
        LossOf(part), name, direction,
        $"The mean over {records} of minus the natural logarithm of the softmax probability of the label; Student's interval." + Slices,
        "nats");
}
