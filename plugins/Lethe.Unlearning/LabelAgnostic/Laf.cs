namespace Lethe.Unlearning.LabelAgnostic;

[Plugin("unlearn.laf", "Label-agnostic forgetting (LAF)",
    Summary = "Moves what the network sees in the forget set away from what an autoencoder of it expects, and holds the retain set in place. Neither set needs labels; the last layer stays as it is.",
    Paper = "Shen, Zhang, Zhao, Bialkowski, Chen, Xu: Label-Agnostic Forgetting: A Supervision-Free Unlearning in Deep Models, ICLR 2024")]
public sealed class Laf(LafOptions options) : IUnlearner
{
    public static Needs Needs => Needs.Training | Needs.Layers | Needs.Features;

    public void Unlearn(UnlearningJob job)
    {
        using var training = new LafTraining(job, options);
        training.Run();
    }
}
