using static TorchSharp.torch;

namespace Lethe.Models.Objectives;

[Plugin("train.focal", "Focal loss", Summary = "Cross-entropy that counts a record the less, the surer the model is of its right class: confidences stay lower.",
    Paper = "Lin et al., ICCV 2017; Mukhoti et al., Calibrating Deep Neural Networks using Focal Loss, NeurIPS 2020")]
public sealed class FocalLoss(FocalOptions options) : LogitObjective
{
    private const double Hard = 0.2;
    private const double GammaOfHard = 5;
    private const double GammaOfOthers = 3;

    internal override Tensor Of(Tensor logits, Tensor targets)
    {
        var log = LogOfRight(logits, targets);
        // 1 - p without cancelling; never 0, where a gamma below 1 would have no gradient.
        var missed = (-log.expm1()).clamp_min(1e-12);
        if (!options.SampleDependent) return -(missed.pow(options.Gamma) * log).mean();
        var isHard = log.exp().lt(Hard).to(logits.dtype);
        var weight = isHard * missed.pow(GammaOfHard) + (1 - isHard) * missed.pow(GammaOfOthers);
        return -(weight * log).mean();
    }
}
