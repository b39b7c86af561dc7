using Lethe.Unlearning.Relabelling;
using Lethe.Unlearning.Steps;
using static TorchSharp.torch;

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
        using var scope = NewDisposeScope();
        using var mask = options.Soft ? null : SaliencyMask.Of(job, options.Fraction, options.BatchSize);
        if (mask is null && !options.Soft) return;
        using var descent = new Descent(job, options.Settings, RelabelTraining.Loss) { Weights = weights };
        var soft = new SoftMask(job.Model, options.UndoneFraction, options.Epochs * RelabelTraining.StepsOf(job, options));
        descent.AfterStep = mask is null ? soft.Apply : () => mask.Apply(descent.States);
        new RelabelTraining(job, options, descent) { OnEpoch = mask is null ? soft.Anchor : null }.Run();
        descent.Finish();
    }
}
