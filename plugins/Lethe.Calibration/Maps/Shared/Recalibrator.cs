using System.Reflection;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps.Shared;

/// <summary>
/// What all recalibrators here have in common: they look at the records first, and say afterwards what the map does to
/// records that it was not fitted on and to the accuracy. A method is what it learns, and how that is applied.
/// </summary>
public abstract class Recalibrator : IRecalibrator
{
    public static bool IsSeeded => false;

    protected string Id => GetType().GetCustomAttribute<PluginAttribute>()!.Id;

    public virtual IReadOnlyList<RecordChange> Copies => [];

    public Recalibration Fit(RecalibrationJob job)
    {
        using var scope = NewDisposeScope();
        var rows = FitRows.Of(job, Id, Copies);
        if (Refusal(rows) is { } refusal) throw new ModelException($"{Id} {refusal}");
        var learned = Learn(rows, job);
        var numbers = learned.Numbers;
        numbers["classes"] = Learned.Number(rows.Classes);
        var apply = Read(new MapState(Id, numbers));
        var (own, mapped) = (rows.Own(), rows with { Logits = apply(rows.Logits) });
        if (Flaw(own, mapped, job) is { } flaw) throw new ModelException($"{Id} {flaw}");
        var (before, after) = (FitRows.Scores(own), FitRows.Scores(mapped));
        string[] warnings = [.. learned.Notes, .. Unseen(rows, job), .. OfLabels(own, job), .. OfAccuracy(before, after)];
        numbers["records"] = Learned.Number(rows.Count);
        (numbers["lossBefore"], numbers["lossAfter"]) = (Learned.Number(before.LogLoss), Learned.Number(after.LogLoss));
        (numbers["accuracyBefore"], numbers["accuracyAfter"]) = (Learned.Number(before.Accuracy), Learned.Number(after.Accuracy));
        return Kept(numbers, rows.Classes, warnings, apply);
    }

    public Recalibration Open(IReadOnlyDictionary<string, Tensor> state)
    {
        using var scope = NewDisposeScope();
        var numbers = state.ToDictionary(pair => pair.Key, pair => Own(pair.Value));
        var read = new MapState(Id, numbers);
        return Kept(numbers, read.Classes, [], Read(read));
    }

    /// <summary>Why it cannot be fitted on such records, in words that follow the plugin's id; null: it can.</summary>
    private protected virtual string? Refusal(LabelledLogits rows) => null;

    /// <summary>Why a map that was found is not given out, in words that follow the plugin's id; null: it is.</summary>
    private protected virtual string? Flaw(LabelledLogits before, LabelledLogits after, RecalibrationJob job) => null;

    /// <summary>The numbers of the map; called again for each half of the records.</summary>
    private protected abstract Learned Learn(LabelledLogits rows, RecalibrationJob job);

    /// <summary>The map with these numbers: from logits in double precision on the CPU to logarithms of probabilities.</summary>
    private protected abstract Func<Tensor, Tensor> Read(MapState state);

    private FittedMap Kept(Dictionary<string, Tensor> numbers, int classes, string[] warnings, Func<Tensor, Tensor> apply)
    {
        foreach (var number in numbers.Values) number.DetachFromDisposeScope();
        return new FittedMap(Id, classes, numbers, Copies, warnings, apply);
    }

    private static Tensor Own(Tensor number) =>
        number.is_floating_point() ? number.detach().to(ScalarType.Float64, CPU).clone() : number.detach().cpu().clone();

    // Every other record tells about a map that the rest of them chose.
    private IEnumerable<string> Unseen(LabelledLogits rows, RecalibrationJob job)
    {
        if (rows.Count < 2) yield break;
        if (job.Budget.Exhausted)
        {
            yield return "The budget ended before it could be tried on records that it was not fitted on.";
            yield break;
        }
        double before = 0, after = 0;
        foreach (var parity in new[] { 0, 1 })
        {
            using var scope = NewDisposeScope();
            var (half, other) = (rows.EveryOther(parity), rows.EveryOther(1 - parity));
            var numbers = Learn(half, job).Numbers;
            numbers["classes"] = Learned.Number(rows.Classes);
            before += other.Count * FitRows.Scores(other.Own()).LogLoss;
            after += other.Count * FitRows.Scores(other with { Logits = Read(new MapState(Id, numbers))(other.Logits) }).LogLoss;
        }
        if (after > before)
            yield return $"On records that it was not fitted on it makes the loss worse: {before / rows.Count:0.0000} before, "
                + $"{after / rows.Count:0.0000} after (two halves, each fitted on the other).";
    }

    // Labels of another split are found nowhere else: every number of such a fit is sound but for its meaning.
    private static IEnumerable<string> OfLabels(LabelledLogits rows, RecalibrationJob job)
    {
        var seen = Predictions.Of(rows, true, job.Cancellation);
        if (PermutedAgreement.Of(seen.Predicted, rows.Labels, rows.Classes) is { } agreement && agreement < Normal.Quantile(0.999))
            yield return $"The model says hardly more of the labels of the fit than chance: it is right on {seen.Accuracy:0.0000} of the records, {agreement:0.0} standard "
                + "deviations from labels dealt out anew. Are they the labels of these records?";
    }

    private static IEnumerable<string> OfAccuracy(PredictionScores before, PredictionScores after)
    {
        if (after.Accuracy != before.Accuracy)
            yield return $"On the records of the fit it changes the accuracy from {before.Accuracy:0.0000} to {after.Accuracy:0.0000}.";
    }
}
