using Lethe.Unlearning.Steps;

namespace Lethe.Unlearning.Reweighting;

[Plugin("unlearn.loreun", "Loss-based reweighting (LoReUn)",
    Summary = "Lets another method unlearn, and makes the records of the forget set count the more the smaller their loss is: those are the hardest to forget.",
    Paper = "Li, Shen, Wang, Kawaguchi: LoReUn: Data Itself Implicitly Provides Cues to Improve Machine Unlearning, 2025")]
public sealed class Loreun(LoreunOptions options) : IUnlearner
{
    public static Needs Needs => Needs.Training | Needs.ForgetLabels | Needs.RetainLabels;

    public void Unlearn(UnlearningJob job)
    {
        var method = job.Create<ICanWeigh>(options.Method);
        using var weights = new LossWeights(job, options.Temperature, options.Dynamic);
        // The same stream as the method alone would have: with equal weights it does the same.
        method.Unlearn(job.For(options.Method, job.Model, job.Random), weights);
    }
}
