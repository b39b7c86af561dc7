namespace Lethe.Unlearning.Teachers;

[Plugin("unlearn.scrub", "SCRUB",
    Summary = "Drives the model away from the original on the forget set and back to it on the retain set, in turns, and repairs at the end.",
    Paper = "Kurmanji, Triantafillou, Hayes, Triantafillou: Towards Unbounded Machine Unlearning, NeurIPS 2023")]
public sealed class Scrub(ScrubOptions options) : IUnlearner
{
    // The way away from the teacher needs no labels of the forget set.
    public static Needs Needs => Needs.Training | Needs.RetainLabels;

    public void Unlearn(UnlearningJob job)
    {
        using var training = new ScrubTraining(job, options);
        training.Run();
    }
}
