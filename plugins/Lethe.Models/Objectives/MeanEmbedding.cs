using static TorchSharp.torch;

namespace Lethe.Models.Objectives;

[Plugin("train.mmce", "Cross-entropy with MMCE", Summary = "Cross-entropy and a differentiable calibration error of the batch, without bins: the kernel mean embedding of confidence less correctness. Wants batches of 128 or more.",
    Paper = "Kumar, Sarawagi and Jain, Trainable Calibration Measures for Neural Networks from Kernel Mean Embeddings, ICML 2018")]
public sealed class MeanEmbedding(MeanEmbeddingOptions options) : LogitObjective
{
    // A root has no gradient at 0.
    private const double Least = 1e-12;

    internal override Tensor Of(Tensor logits, Tensor targets)
    {
        var (confidence, predicted) = logits.softmax(1).max(1);
        var correct = predicted.eq(targets).to(logits.dtype);
        var square = options.Weighted ? WeightedSquare(confidence, correct, options.Width) : Square(confidence, correct, options.Width);
        return nn.functional.cross_entropy(logits, targets) + options.Weight * (options.Squared ? square : square.clamp_min(Least).sqrt());
    }

    /// <summary>The mean over all pairs of the product of their errors and the likeness of their confidences.</summary>
    internal static Tensor Square(Tensor confidence, Tensor correct, double width)
    {
        var error = confidence - correct;
        return (error.outer(error) * Kernel(confidence, width)).mean();
    }

    /// <summary>The distance of correct from wrong predictions, each group with a weight of its own: few errors count as much as many hits.</summary>
    internal static Tensor WeightedSquare(Tensor confidence, Tensor correct, double width)
    {
        var right = correct * (1 - confidence) / correct.sum().clamp_min(1);
        var wrong = (1 - correct) * confidence / (1 - correct).sum().clamp_min(1);
        var difference = right - wrong;
        return (difference.outer(difference) * Kernel(confidence, width)).sum();
    }

    private static Tensor Kernel(Tensor confidence, double width) => ((confidence.unsqueeze(1) - confidence.unsqueeze(0)).abs() / -width).exp();
}
