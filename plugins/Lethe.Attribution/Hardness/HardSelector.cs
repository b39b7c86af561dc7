using Lethe.Attribution.Scores;

namespace Lethe.Attribution.Hardness;

[Plugin("forget.hard", "Hard records",
    Summary = "The training records that the model finds hardest, or easiest, by the length of its error or of the gradient of its loss. "
        + "Easy records are learned again from others alike; hard ones are known by themselves, or not at all.",
    Paper = "Paul, Ganguli, Dziugaite: Deep Learning on a Data Diet: Finding Important Examples Early in Training, NeurIPS 2021")]
public sealed class HardSelector(HardOptions options) : IForgetSelector
{
    public static Needs Needs => Needs.Training | Needs.ForgetLabels | Needs.RetainLabels | Needs.Shadows;

    public static bool IsSeeded => false;

    public IReadOnlyList<int> Select(SelectionJob job) => options.Choose(Scores(job), options.Order == HardnessOrder.Hardest, job.Train);

    /// <summary>For each training record the mean over all models.</summary>
    internal double[] Scores(SelectionJob job)
    {
        if (!job.Train.HasLabels) throw new SelectionException("forget.hard holds the model's answers against the classes of the training records, and these carry no labels.");
        var sums = new double[job.Train.Count];
        foreach (var (subject, name) in Checkpoints.Of(job.Subject!, job.Shadows.Take(options.Shadows)))
        {
            var scores = options.Score == HardnessScore.El2n
                ? RecordHardness.El2n(job, subject, name)
                : RecordHardness.Grand(job, subject, name, options.Bytes);
            for (var row = 0; row < sums.Length; row++) sums[row] += scores[row] / (1 + options.Shadows);
        }
        return sums;
    }
}
