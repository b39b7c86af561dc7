using static TorchSharp.torch;

namespace Lethe.Models.Objectives;

[Plugin("train.squentropy", "Squentropy", Summary = "Cross-entropy and the mean square of the logits of the wrong classes. Nothing to tune.",
    Paper = "Hui, Belkin and Wright, Cut your Losses with Squentropy, ICML 2023")]
public sealed class Squentropy : LogitObjective
{
    internal override Tensor Of(Tensor logits, Tensor targets)
    {
        var right = logits.gather(1, targets.unsqueeze(1)).squeeze(1);
        var wrong = (logits.square().sum(1L) - right.square()) / (logits.size(1) - 1);
        return nn.functional.cross_entropy(logits, targets) + wrong.mean();
    }
}
