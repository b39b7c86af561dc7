using static TorchSharp.torch;

namespace Lethe.Calibration.Maps.CorrectnessAware;

/// <summary>
/// The squared distance of the confidence from being right (Liu et al.): the mean over records, or balanced, where the right
/// predictions together count as much as the wrong ones.
/// </summary>
internal static class CorrectnessLoss
{
    /// <param name="logs">Logarithms of probabilities, after the temperature.</param>
    /// <param name="isRight">1 where the greatest one is the true class, 0 elsewhere.</param>
    public static Tensor Of(Tensor logs, Tensor isRight, CorrectnessWeights weights)
    {
        var squares = (logs.amax([1L]).exp() - isRight).square();
        if (weights == CorrectnessWeights.None) return squares.mean();
        var accuracy = isRight.mean();
        var weight = isRight * (1 - accuracy) + (1 - isRight) * accuracy;
        var sum = weight.sum();
        // All right or all wrong: there is nothing to balance.
        return sum.item<double>() > 0 ? (weight * squares).sum() / sum : squares.mean();
    }
}
