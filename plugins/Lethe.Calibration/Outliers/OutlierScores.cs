using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Lethe.Calibration.Outliers;

/// <summary>Scores of familiarity of both kinds of records.</summary>
internal sealed class OutlierScores(EvaluationJob job, OutlierOptions options, Answers inside, Outsiders outside)
{
    private const string NoLevel = "Only probabilities are at hand, and logits are lost up to a number for each record. This score hangs on that number.";

    private const int RowsAtOnce = 256;

    private (KnownFeatures? Known, string Fault)? _known;

    /// <returns>Null and why, where there is no such score.</returns>
    public (double[] Inside, double[] Outside, string? Fault) Of(FamiliarityKind kind)
    {
        if (kind.IsOfFeatures()) return OfFeatures(kind);
        if (kind is FamiliarityKind.Energy or FamiliarityKind.MaxLogit && (options.Outputs == OutputKind.Probabilities || job.Subject.IsRounded)) return ([], [], NoLevel);
        return (OfLogits(kind, inside), OfLogits(kind, outside.Answers), null);
    }

    private double[] OfLogits(FamiliarityKind kind, Answers answers)
    {
        var logits = options.Outputs.AsLogits(answers.Logits).contiguous();
        var (scores, classes) = (new double[answers.Count], (int)logits.size(1));
        var numbers = MemoryMarshal.Cast<byte, double>(logits.bytes);
        for (var row = 0; row < scores.Length; row++)
        {
            var one = numbers.Slice(row * classes, classes);
            scores[row] = kind switch
            {
                FamiliarityKind.MaxLogit => Familiarity.GreatestLogit(one),
                FamiliarityKind.Energy => Familiarity.Energy(one, options.Temperature),
                FamiliarityKind.Entropy => Familiarity.NegativeEntropy(one),
                _ => Familiarity.GreatestProbability(one),
            };
        }
        return scores;
    }

    private (double[] Inside, double[] Outside, string? Fault) OfFeatures(FamiliarityKind kind)
    {
        if (!outside.HasFeatures) return ([], [], "Saved predictions hold no features.");
        if (inside.Features is not { } own || outside.Answers.Features is not { } others) return ([], [], KnownFeatures.Fault(job));
        if (!(Answers.IsFinite(own) && Answers.IsFinite(others))) return ([], [], "The model gives features that are not finite.");
        var (known, fault) = _known ??= KnownFeatures.Of(job, options);
        if (known is null) return ([], [], fault);
        var (score, why) = known.Score(kind);
        if (score is null) return ([], [], why);
        return (OfFeatures(score, own, "test records"), OfFeatures(score, others, "records from outside"), null);
    }

    private double[] OfFeatures(Func<Tensor, Tensor> score, Tensor features, string words)
    {
        var scores = new double[features.size(0)];
        for (var row = 0; row < scores.Length; row += RowsAtOnce)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            job.Progress.Report(row, scores.Length, $"distances, {words}");
            using var scope = NewDisposeScope();
            var some = score(features.narrow(0, row, Math.Min(RowsAtOnce, scores.Length - row))).contiguous();
            MemoryMarshal.Cast<byte, double>(some.bytes).CopyTo(scores.AsSpan(row));
        }
        return scores;
    }
}
