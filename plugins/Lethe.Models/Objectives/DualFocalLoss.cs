using static TorchSharp.torch;

namespace Lethe.Models.Objectives;

[Plugin("train.dual-focal", "Dual focal loss", Summary = "Focal loss that also looks at the strongest class below the right one, so that the model becomes neither too sure nor too unsure.",
    Paper = "Tao et al., Dual Focal Loss for Calibration, ICML 2023")]
public sealed class DualFocalLoss(DualFocalOptions options) : LogitObjective
{
    internal override Tensor Of(Tensor logits, Tensor targets)
    {
        // All from the same numbers: the right class must not lie below itself by a rounding.
        var logs = logits.log_softmax(1);
        var right = logs.gather(1, targets.unsqueeze(1));
        // The greatest probability strictly below that of the right class; 0 where it is the least.
        var below = (logs.exp() * logs.lt(right).to(logs.dtype)).amax(1);
        var log = right.squeeze(1);
        return -((below - log.expm1()).clamp_min(1e-12).pow(options.Gamma) * log).mean();
    }
}
