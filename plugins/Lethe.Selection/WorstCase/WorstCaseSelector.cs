namespace Lethe.Selection.WorstCase;

[Plugin("forget.worst-case", "Worst case",
    Summary = "The training records, or classes, that are hardest to forget: in rounds a copy of the model is made to forget by weights, and the "
        + "weights go to the records that it still knows best. What is retained teaches them.",
    Paper = "Fan, Liu, Hero, Liu: Challenging Forgets: Unveiling the Worst-Case Forget Sets in Machine Unlearning, ECCV 2024")]
public sealed class WorstCaseSelector(WorstCaseOptions options) : IForgetSelector
{
    public static Needs Needs => Needs.Training | Needs.ForgetLabels | Needs.RetainLabels;

    public IReadOnlyList<int> Select(SelectionJob job)
    {
        if (!job.Train.HasLabels) throw new SelectionException("forget.worst-case goes by losses, and the training records carry no labels.");
        var groups = ChoiceGroups.Of(options.Of, job.Train);
        return groups.Rows(Solve(job, groups).Chosen());
    }

    /// <summary>The weights after the last round.</summary>
    internal SubsetWeights Solve(SelectionJob job, ChoiceGroups groups)
    {
        var size = options.Size(groups.Count, options.Of == ChoiceOf.Classes ? "classes" : "training records");
        var weights = options.Start == WeightStart.Uniform
            ? SubsetWeights.Uniform(groups.Count, size)
            : SubsetWeights.Random(groups.Count, size, job.Random.Fork("start"));
        var lower = new LowerLevel(job, job.Subject!, options);
        for (var round = 0; round < options.Rounds; round++)
        {
            var losses = groups.Means(lower.Losses(round, groups.Spread(weights.Values)));
            weights.Step(losses, options.WeightRate, options.Penalty, options.Reverse);
        }
        return weights;
    }
}
