using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <param name="input">Distances.</param>
            /// <param name="target">1 where the distance should be small, -1 where it should reach the margin.</param>
            /// <param name="margin">Nothing is to be gained beyond it. 0 unless said otherwise, as in TorchSharp.</param>
            /// <param name="reduction">What becomes of the losses of the single elements.</param>
            public static Tensor hinge_embedding_loss(
                Tensor input, Tensor target, double margin = 0.0, Reduction reduction = Reduction.Mean) =>
                Aten.hinge_embedding_loss.Call(input, target, margin, (long)reduction);

            /// <param name="input1">Scores.</param>
            /// <param name="input2">Scores to compare them with.</param>
            /// <param name="target">1 where the first should be higher, -1 where the second should be.</param>
            /// <param name="margin">By how much it should be higher.</param>
            /// <param name="reduction">What becomes of the losses of the single pairs.</param>
            public static Tensor margin_ranking_loss(
                Tensor input1, Tensor input2, Tensor target, double margin = 0.0, Reduction reduction = Reduction.Mean) =>
                Aten.margin_ranking_loss.Call(input1, input2, target, margin, (long)reduction);

            /// <param name="input">Scores.</param>
            /// <param name="target">1 or -1.</param>
            /// <param name="reduction">What becomes of the losses of the single elements.</param>
            public static Tensor soft_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.soft_margin_loss.Call(input, target, (long)reduction);

            /// <param name="input1">Rows, or one row.</param>
            /// <param name="input2">Rows to compare them with.</param>
            /// <param name="target">1 where the two should point the same way, -1 where they should not.</param>
            /// <param name="margin">The cosine below which rows with -1 cost nothing.</param>
            /// <param name="reduction">What becomes of the losses of the single pairs.</param>
            public static Tensor cosine_embedding_loss(
                Tensor input1, Tensor input2, Tensor target, double margin = 0.0, Reduction reduction = Reduction.Mean) =>
                Aten.cosine_embedding_loss.Call(input1, input2, target, margin, (long)reduction);

            /// <param name="anchor">Rows.</param>
            /// <param name="positive">Rows that should be near.</param>
            /// <param name="negative">Rows that should be farther away than those, by the margin.</param>
            /// <param name="margin">By how much.</param>
            /// <param name="p">The norm that measures distance.</param>
            /// <param name="eps">Added to every difference.</param>
            /// <param name="swap">Whether the negative's distance to the positive counts where it is the smaller one.</param>
            /// <param name="reduction">What becomes of the losses of the single triplets.</param>
            public static Tensor triplet_margin_loss(
                Tensor anchor, Tensor positive, Tensor negative, double margin = 1.0, long p = 2, double eps = 1e-06,
                bool swap = false, Reduction reduction = Reduction.Mean) =>
                Aten.triplet_margin_loss.Call(anchor, positive, negative, margin, p, eps, swap, (long)reduction);

            /// <summary>As <see cref="triplet_margin_loss"/>, by a distance of one's own; Euclidean if none is given.</summary>
            public static Tensor triplet_margin_with_distance_loss(
                Tensor anchor, Tensor positive, Tensor negative, Func<Tensor, Tensor, Tensor>? distance = null,
                double margin = 1.0, bool swap = false, Reduction reduction = Reduction.Mean)
            {
                distance ??= static (first, second) => pairwise_distance(first, second);
                using var near = distance(anchor, positive);
                using var far = Farness(anchor, positive, negative, distance, swap);
                using var difference = Aten.sub_Tensor.Call(near, far);
                using var violation = Aten.add_Scalar.Call(difference, margin);
                return Reduced(Aten.clamp_min.Call(violation, 0.0), reduction);
            }

            private static Tensor Farness(
                Tensor anchor, Tensor positive, Tensor negative, Func<Tensor, Tensor, Tensor> distance, bool swap)
            {
                var fromAnchor = distance(anchor, negative);
                if (!swap) return fromAnchor;
                using (fromAnchor)
                using (var fromPositive = distance(positive, negative))
                    return Aten.minimum.Call(fromAnchor, fromPositive);
            }
        }
    }
}
