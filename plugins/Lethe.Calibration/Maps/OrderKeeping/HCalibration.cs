using Lethe.Calibration.Maps.Shared;
using static TorchSharp.torch;

namespace Lethe.Calibration.Maps.OrderKeeping;

[Plugin("recal.h-calibration", "h-calibration", Summary = "A curve for all probabilities that is learned until sums over neighbours are as "
    + "often right as they claim, whichever class is left out. Predicted classes stay as they are. It learns for a while.",
    Paper = "Huang et al., h-calibration: Rethinking Classifier Recalibration with Probabilistic Error-Bounded Objective")]
public sealed class HCalibration(HCalibrationOptions options) : Recalibrator, IPlugin
{
    // The smallest half of the records that still gives one to choose by.
    private int Fewest => options.HeldOut == 0 ? 4 : (int)Math.Ceiling(2 / options.HeldOut) + 2;

    static bool IPlugin.IsSeeded => true;

    private protected override string? Refusal(LabelledLogits rows) =>
        !options.Candidates.Any() ? "has no map to try: name one in maps, and a size for it."
        : rows.Count >= Fewest ? null
        : $"keeps {options.HeldOut:0.##} of each half of the records back, which takes {Fewest} of them; there are {rows.Count}.";

    private protected override Learned Learn(LabelledLogits rows, RecalibrationJob job)
    {
        var random = job.Random.Fork("h-calibration");
        var logs = rows with { Logits = rows.Logits.log_softmax(1) };
        var (fit, chooseBy) = Parts(logs, random.Fork("parts"));
        var candidates = options.Candidates.ToArray();
        HCalibrationTraining? best = null;
        var isOutOfBudget = false;
        for (var i = 0; i < candidates.Length && !isOutOfBudget; i++)
        {
            var (kind, size) = candidates[i];
            var training = new HCalibrationTraining(options, fit, chooseBy, job, candidates.Length == 1 ? Id : $"{Id}, map {i + 1} of {candidates.Length}");
            training.Learn(OrderKeepingMap.Start(kind, size, fit.Logits, random.Fork($"{kind} {size}")), random.Fork("epochs"));
            isOutOfBudget = training.IsOutOfBudget;
            if (best is null || training.Least < best.Least) best = training;
        }
        var numbers = best!.Kept;
        (numbers["epochs"], numbers["figure"]) = (Learned.Number(best.Epochs), Learned.Number(best.Least));
        return new Learned(numbers, [.. Notes(best, isOutOfBudget)]);
    }

    private protected override Func<Tensor, Tensor> Read(MapState state)
    {
        var map = OrderKeepingMap.Read(state);
        return logits => map.ApplyInParts(logits.log_softmax(1));
    }

    private (LabelledLogits Fit, LabelledLogits ChooseBy) Parts(LabelledLogits rows, RandomStream random)
    {
        var back = (int)(rows.Count * options.HeldOut);
        if (back == 0) return (rows, rows);
        var chosen = random.Sample(rows.Count, back);
        var isChosen = chosen.ToHashSet();
        return (rows.Subset([.. Enumerable.Range(0, rows.Count).Where(row => !isChosen.Contains(row))]), rows.Subset(chosen));
    }

    private IEnumerable<string> Notes(HCalibrationTraining best, bool isOutOfBudget)
    {
        if (isOutOfBudget) yield return $"The budget ended after {best.Epochs} epochs; what was best until then is kept.";
        else if (best.Epochs == options.Epochs) yield return $"It was still learning after {best.Epochs} epochs. More may find another map.";
    }
}
