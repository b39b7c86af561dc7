using static TorchSharp.torch;

namespace Lethe.Attribution.Gradients;

/// <summary>The scores that are differentiated here.</summary>
internal static class ExampleScores
{
    /// <summary>ln p - ln (1 - p) of the record's class, or without labels of the class that is most likely.</summary>
    public static Tensor Margin(Tensor logits, Tensor? labels)
    {
        var place = (labels ?? logits.detach().argmax(1)).unsqueeze(1);
        var own = zeros_like(logits, ScalarType.Bool).scatter_(1, place, ones_like(logits, ScalarType.Bool));
        return logits.gather(1, place).squeeze(1) - logits.masked_fill(own, double.NegativeInfinity).logsumexp(1);
    }

    public static Tensor CrossEntropy(Tensor logits, Tensor? labels) =>
        nn.functional.cross_entropy(logits, labels!, reduction: nn.Reduction.None);

    /// <summary>Half the squared distance to the class's own unit vector.</summary>
    public static Tensor Squared(Tensor logits, Tensor? labels) => (logits - OneHot(logits, labels!)).square().sum(1L) / 2;

    public static ExampleScore Logit(int number) => (logits, _) => logits.select(1, number);

    /// <summary>Logits with 1 where the label is and 0 elsewhere.</summary>
    public static Tensor OneHot(Tensor logits, Tensor labels) => zeros_like(logits).scatter_(1, labels.unsqueeze(1), ones_like(logits));
}
