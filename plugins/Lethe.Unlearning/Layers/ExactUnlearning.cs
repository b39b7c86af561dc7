using Lethe.Unlearning.Steps;

namespace Lethe.Unlearning.Layers;

[Plugin("unlearn.eu-k", "EU-k",
    Summary = "Draws the last k layers anew and trains them on the retain set, for as many epochs as the model had; nothing of what they knew is left, and all of what lies before them.",
    Paper = "Goel, Prabhu, Sanyal, Lim, Torr, Kumaraguru: Towards Adversarial Evaluations for Inexact Machine Unlearning, 2022")]
public sealed class ExactUnlearning(ExactUnlearningOptions options) : IUnlearner
{
    public static Needs Needs => Needs.Training | Needs.RetainLabels | Needs.Layers;

    public void Unlearn(UnlearningJob job)
    {
        var parts = LastBlocks.Of(job, options.Blocks);
        FreshWeights.Draw(job.Model.Module, job.Random.Fork("weights"), parts.Contains);
        LayerTraining.Run(job, options, parts);
    }
}
