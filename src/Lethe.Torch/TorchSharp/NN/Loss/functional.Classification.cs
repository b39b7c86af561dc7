using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <param name="input">Logits; the classes are its second dimension, or its only one.</param>
            /// <param name="target">Class numbers, or probabilities in the shape of <paramref name="input"/>.</param>
            /// <param name="weight">One factor to a class. The mean is then divided by the weights in it, not by their number.</param>
            /// <param name="ignore_index">Targets with this number count for nothing; it has no meaning for probabilities.</param>
            /// <param name="reduction">What becomes of the losses of the single targets.</param>
            /// <param name="label_smoothing">From 0 to 1: the share of the target that is spread evenly over all classes.</param>
            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100,
                Reduction reduction = Reduction.Mean, double label_smoothing = 0.0) =>
                Aten.cross_entropy_loss.Call(input, target, weight, (long)reduction, ignore_index, label_smoothing);

            /// <param name="input">Logarithms of probabilities; the classes are its second dimension, or its only one.</param>
            /// <param name="target">Class numbers.</param>
            /// <param name="weight">One factor to a class. The mean is then divided by the weights in it, not by their number.</param>
            /// <param name="reduction">What becomes of the losses of the single targets.</param>
            public static Tensor nll_loss(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Aten.nll_loss_nd.Call(input, target, weight, (long)reduction);

            public static Tensor binary_cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Aten.binary_cross_entropy.Call(input, target, weight, (long)reduction);

            public static Tensor binary_cross_entropy_with_logits(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean,
                Tensor? pos_weights = null) =>
                Aten.binary_cross_entropy_with_logits.Call(input, target, weight, pos_weights, (long)reduction);

            /// <param name="input">One row of scores to an example.</param>
            /// <param name="target">The number of the right class of each.</param>
            /// <param name="p">The power of each violation: 1 or 2.</param>
            /// <param name="margin">How far the right class has to be ahead of every other one.</param>
            /// <param name="weight">One factor to a class.</param>
            /// <param name="reduction">What becomes of the losses of the single examples.</param>
            public static Tensor multi_margin_loss(
                Tensor input, Tensor target, int p = 1, double margin = 1.0, Tensor? weight = null,
                Reduction reduction = Reduction.Mean) =>
                Aten.multi_margin_loss.Call(input, target, p, margin, weight, (long)reduction);

            /// <param name="input">One row of scores to an example.</param>
            /// <param name="target">The numbers of the right classes of each, then -1 to fill the row.</param>
            /// <param name="reduction">What becomes of the losses of the single examples.</param>
            public static Tensor multi_label_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.multilabel_margin_loss.Call(input, target, (long)reduction);

            /// <summary>One yes-or-no cross entropy to a class, averaged over the classes, which are the last dimension.</summary>
            public static Tensor multilabel_soft_margin_loss(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                using var each = Aten.binary_cross_entropy_with_logits.Call(
                    input, target, weight, Arg.None, (long)Reduction.None);
                return Reduced(Aten.mean_dim.Call(each, LastDimension), reduction);
            }

            /// <param name="log_probs">Logarithms of probabilities: time, batch, classes.</param>
            /// <param name="targets">Batch by longest target, or all targets one after another.</param>
            /// <param name="input_lengths">How many time steps of each example count.</param>
            /// <param name="target_lengths">How long the target of each example is.</param>
            /// <param name="blank">The class that stands for no label.</param>
            /// <param name="zero_infinity">Whether a target too long for its input costs nothing, instead of infinity.</param>
            /// <param name="reduction">What becomes of the losses; the mean divides each by the length of its target first.</param>
            public static Tensor ctc_loss(
                Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, long blank = 0,
                bool zero_infinity = false, Reduction reduction = Reduction.Mean) =>
                Aten.ctc_loss_Tensor.Call(
                    log_probs, targets, input_lengths, target_lengths, blank, (long)reduction, zero_infinity);

            private static readonly long[] LastDimension = [-1];

            /// <summary>Takes over the losses of the single elements and reduces them.</summary>
            private static Tensor Reduced(Tensor losses, Reduction reduction)
            {
                if (reduction == Reduction.None) return losses;
                using (losses) return reduction == Reduction.Sum ? Aten.sum.Call(losses) : Aten.mean.Call(losses);
            }
        }
    }
}
