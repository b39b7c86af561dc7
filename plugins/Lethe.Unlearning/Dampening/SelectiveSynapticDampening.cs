using static TorchSharp.torch;

namespace Lethe.Unlearning.Dampening;

[Plugin("unlearn.ssd", "Selective synaptic dampening",
    Summary = "Shrinks the weights that matter far more to the forget set than to all data. No training: two sweeps of gradients.",
    Paper = "Foster, Schoepf, Brintrup: Fast Machine Unlearning Without Retraining Through Selective Synaptic Dampening, AAAI 2024")]
public sealed class SelectiveSynapticDampening(SynapticDampeningOptions options) : IUnlearner
{
    public static Needs Needs => Needs.Training | Needs.ForgetLabels | Needs.RetainLabels;

    public void Unlearn(UnlearningJob job) => new Dampening(job, options).Run(
        (logits, batch) => nn.functional.cross_entropy(logits, batch.Targets), gradient => gradient.square());
}
