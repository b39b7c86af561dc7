namespace Lethe.Unlearning.Layers;

[Plugin("unlearn.cf-k", "CF-k",
    Summary = "Fine-tunes the last k layers on the retain set; all before them stay bit for bit, and so does what they remember.",
    Paper = "Goel, Prabhu, Sanyal, Lim, Torr, Kumaraguru: Towards Adversarial Evaluations for Inexact Machine Unlearning, 2022")]
public sealed class CatastrophicForgetting(CatastrophicForgettingOptions options) : IUnlearner
{
    public static Needs Needs => Needs.Training | Needs.RetainLabels | Needs.Layers;

    public void Unlearn(UnlearningJob job)
    {
        var parts = LastBlocks.Of(job, options.Blocks);
        LayerTraining.Run(job, options, parts);
    }
}
