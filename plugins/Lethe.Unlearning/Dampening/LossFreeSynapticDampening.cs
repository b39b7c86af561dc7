namespace Lethe.Unlearning.Dampening;

[Plugin("unlearn.lfssd", "Loss-free selective synaptic dampening",
    Summary = "Selective synaptic dampening without labels: importance is how much the size of the outputs depends on a weight.",
    Paper = "Foster, Schoepf, Brintrup: Loss-Free Machine Unlearning, Tiny Papers at ICLR 2024")]
public sealed class LossFreeSynapticDampening(SynapticDampeningOptions options) : IUnlearner
{
    public static Needs Needs => Needs.Training;

    public void Unlearn(UnlearningJob job) => new Dampening(job, options).Run(
        (logits, _) => logits.square().sum(1L).mean(), gradient => gradient.abs());
}
