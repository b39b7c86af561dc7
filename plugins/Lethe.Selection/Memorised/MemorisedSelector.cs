using static TorchSharp.torch;

namespace Lethe.Selection.Memorised;

[Plugin("forget.memorised", "Memorised records",
    Summary = "The training records that models know by heart most, or least: the mean probability of the record's class by shadows that saw it, "
        + "minus that by shadows that did not.",
    Paper = "Feldman, Zhang: What Neural Networks Memorize and Why: Discovering the Long Tail via Influence Estimation, NeurIPS 2020")]
public sealed class MemorisedSelector(MemorisedOptions options) : IForgetSelector
{
    private const int Shown = 3;

    public static Needs Needs => Needs.Shadows | Needs.ForgetLabels | Needs.RetainLabels;

    public static bool IsSeeded => false;

    public IReadOnlyList<int> Select(SelectionJob job) => options.Choose(Scores(job), options.Order == MemorisedOrder.Most, job.Train);

    /// <summary>One a training record, from -1 to 1.</summary>
    internal static double[] Scores(SelectionJob job)
    {
        if (!job.Train.HasLabels) throw new SelectionException("forget.memorised goes by the probabilities of classes, and the training records carry no labels.");
        var memorisation = new Memorisation(job.Train.Count);
        using var scope = NewDisposeScope();
        var labels = tensor(Enumerable.Range(0, job.Train.Count).Select(job.Train.Label).ToArray()).unsqueeze(1);
        foreach (var shadow in job.Shadows)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            if (shadow.Mask.Length != job.Train.Count)
                throw new ModelException($"{shadow.Name} was drawn from {shadow.Mask.Length} training records; there are {job.Train.Count}.");
            memorisation.Add(shadow.Mask.Span, Chances(shadow, job.Train, labels));
            job.Progress.Report(memorisation.Models, job.Shadows.Count, "reading what the shadows say");
        }
        return Complete(memorisation, job.Train);
    }

    // The probability of each record's own class.
    private static double[] Chances(ShadowModel shadow, Split train, Tensor labels)
    {
        using var scope = NewDisposeScope();
        using var chances = shadow.Logits(train).to(float64).softmax(1).gather(1, labels).squeeze(1).data<double>();
        return chances.ToArray();
    }

    private static double[] Complete(Memorisation memorisation, Split train)
    {
        var scores = new double[train.Count];
        var lopsided = new List<string>();
        for (var row = 0; row < scores.Length; row++)
        {
            if (memorisation.Of(row) is { } score) scores[row] = score;
            else lopsided.Add($"'{train.Id(row)}'");
        }
        if (lopsided.Count == 0) return scores;
        var some = string.Join(", ", lopsided.Take(Shown)) + (lopsided.Count > Shown ? $" and {lopsided.Count - Shown} more" : "");
        throw new SelectionException($"All of the {memorisation.Models} shadows saw a record or none did, so that nothing can be compared: {some}. "
            + "Ask for more shadows, or bring shadowFraction nearer to 0.5.");
    }
}
