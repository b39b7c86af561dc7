using Lethe.Unlearning.Relabelling;
using Lethe.Unlearning.Steps;

namespace Lethe.Unlearning.Saliency;

[Plugin("unlearn.salun", "Saliency unlearning (SalUn)",
    Summary = "Random labels, but only the weights that the loss of the forget set depends on most may change; all others stay bit for bit.",
    Paper = "Fan, Liu, Zhang, Wong, Wei, Liu: SalUn: Empowering Machine Unlearning via Gradient-based Weight Saliency, ICLR 2024")]
public sealed class Salun(SalunOptions options) : IUnlearner, ICanWeigh
{
    public static Needs Needs => Needs.Training | Needs.ForgetLabels | Needs.RetainLabels;

    public void Unlearn(UnlearningJob job) => Unlearn(job, null);

    void ICanWeigh.Unlearn(UnlearningJob job, ForgetWeights weights) => Unlearn(job, weights);

    private void Unlearn(UnlearningJob job, ForgetWeights? weights)
    {
        using var mask = SaliencyMask.Of(job, options.Fraction, options.BatchSize);
        if (mask is null) return;
        using var descent = new Descent(job, options.Settings, RelabelTraining.Loss) { Weights = weights };
        descent.AfterStep = () => mask.Apply(descent.States);
        new RelabelTraining(job, options, descent).Run();
        descent.Finish();
    }
}
