using Lethe.Evaluation.Scores;
using static TorchSharp.torch;

namespace Lethe.Evaluation.OracleGaps;

/// <summary>How the subject and the oracles answer one part of the data, record by record.</summary>
/// <param name="Part">The part's name.</param>
internal sealed record PartAnswers(string Part, RecordScores Subject, IReadOnlyList<RecordScores> Oracles)
{
    public int Count => Subject.Count;

    public static PartAnswers Of(EvaluationJob job, AuditPart part, IReadOnlyList<ReferenceModel> oracles)
    {
        var split = part.Records!;
        return new PartAnswers(part.Name, Score(() => job.Logits(split)), [.. oracles.Select(oracle => Score(() => oracle.Logits(split)))]);

        RecordScores Score(Func<Tensor> logits)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            return RecordScores.Of(logits(), split);
        }
    }

    public GapPart For(GapMeasure measure) => measure == GapMeasure.Accuracy
        ? new GapPart(Subject.Correct, [.. Oracles.Select(oracle => oracle.Correct)])
        : new GapPart(Subject.Losses, [.. Oracles.Select(oracle => oracle.Losses)]);

    public PartAnswers Only(IReadOnlyList<int> rows) => new(Part, Subject.Only(rows), [.. Oracles.Select(oracle => oracle.Only(rows))]);

    /// <summary>Why the measure cannot be taken; empty when it can.</summary>
    public string Fault(GapMeasure measure)
    {
        if (measure == GapMeasure.Accuracy) return "";
        if (Subject.CountLost() is > 0 and var own) return $"{own} of the subject's {Count} losses are not finite numbers.";
        var lost = Oracles.Sum(oracle => oracle.CountLost());
        return lost == 0 ? "" : $"{lost} of the oracles' losses are not finite numbers.";
    }
}
