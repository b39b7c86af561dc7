using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Lethe.Models.Objectives;

[Plugin("train.ensloss", "Ensemble of losses", Summary = "For two classes: each batch is trained with another convex loss, drawn at random by its derivatives, against overfitting to one. "
    + "Its losses are classification-calibrated, which means that the best of their classifiers are right; it says nothing about confidences, which may be anything.",
    Paper = "Dai, EnsLoss: Stochastic Calibrated Loss Ensembles for Preventing Overfitting in Classification, ICML 2025")]
public sealed class EnsLoss : ITrainingObjective
{
    public Tensor Loss(nn.Module<Tensor, Tensor> model, Batch batch, RandomStream random)
    {
        var logits = model.call(batch.Inputs);
        if (logits.size(1) != 2) throw new ModelException($"train.ensloss is for two classes; this network has {logits.size(1)}.");
        var margins = (logits.select(1, 1) - logits.select(1, 0)) * (2 * batch.Targets.to(logits.dtype) - 1);
        using var read = margins.detach().to(ScalarType.Float64).cpu().contiguous();
        var slopes = Slopes(MemoryMarshal.Cast<byte, double>(read.bytes), random);
        var drawn = -(tensor(slopes, dtype: logits.dtype, device: logits.device) * margins).mean();
        // The drawn loss has derivatives and no value. Cross-entropy lends it one, without a gradient of its own.
        return drawn - drawn.detach() + nn.functional.cross_entropy(logits, batch.Targets).detach();
    }

    /// <summary>
    /// Minus the derivatives of a convex decreasing loss at these margins, a mean of 1 before the tail: positive numbers
    /// from a random inverse Box-Cox transformation, the greatest at the smallest margin, which is convexity. Beyond 1 they
    /// are divided by the margin, so that large margins go on being rewarded a little less and less.
    /// </summary>
    internal static double[] Slopes(ReadOnlySpan<double> margins, RandomStream random)
    {
        var (power, drawn) = (random.NextDouble(), new double[margins.Length]);
        foreach (ref var one in drawn.AsSpan()) one = InverseBoxCox(Math.Abs(random.NextNormal()), power);
        Array.Sort(drawn);
        Array.Reverse(drawn);
        var (keys, order) = (margins.ToArray(), new int[margins.Length]);
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(keys, order);
        var (slopes, mean) = (new double[margins.Length], Mean.Of(drawn));
        for (var i = 0; i < order.Length; i++) slopes[order[i]] = drawn[i] / mean / Math.Max(keys[i], 1);
        return slopes;
    }

    private static double InverseBoxCox(double value, double power) => power < 1e-3 ? Math.Exp(value) : Math.Pow(1 + power * value, 1 / power);
}
