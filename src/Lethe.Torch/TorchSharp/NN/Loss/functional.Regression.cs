using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.mse_loss.Call(input, target, (long)reduction);

            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.l1_loss.Call(input, target, (long)reduction);

            /// <summary>Squares, divided by twice <paramref name="beta"/>, for errors below it; absolute errors above.</summary>
            public static Tensor smooth_l1_loss(
                Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1.0) =>
                Aten.smooth_l1_loss.Call(input, target, (long)reduction, beta);

            /// <summary>Half squares for errors below <paramref name="delta"/>; absolute errors, times delta, above.</summary>
            public static Tensor huber_loss(
                Tensor input, Tensor target, double delta = 1.0, Reduction reduction = Reduction.Mean) =>
                Aten.huber_loss.Call(input, target, (long)reduction, delta);

            /// <summary>
            /// The divergence of <paramref name="input"/> from <paramref name="target"/>. The mean is over all elements:
            /// the divergence itself is the sum divided by the number of distributions.
            /// </summary>
            /// <param name="input">Logarithms of probabilities.</param>
            /// <param name="target">Logarithms of probabilities, or probabilities without <paramref name="log_target"/>.</param>
            /// <param name="log_target">Whether the target is in logarithms. It is unless said otherwise, unlike in PyTorch.</param>
            /// <param name="reduction">What becomes of the terms of the single elements.</param>
            public static Tensor kl_div(
                Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean) =>
                Aten.kl_div.Call(input, target, (long)reduction, log_target);

            /// <param name="input">The expected number, or with <paramref name="log_input"/> its logarithm.</param>
            /// <param name="target">The number that was seen.</param>
            /// <param name="log_input">Whether the input is in logarithms.</param>
            /// <param name="full">Whether to add Stirling's term for the factorial of targets above one.</param>
            /// <param name="eps">Added to an expected number before its logarithm is taken.</param>
            /// <param name="reduction">What becomes of the losses of the single elements.</param>
            public static Tensor poisson_nll_loss(
                Tensor input, Tensor target, bool log_input = true, bool full = false, float eps = 1e-8f,
                Reduction reduction = Reduction.Mean) =>
                Aten.poisson_nll_loss.Call(input, target, log_input, full, eps, (long)reduction);

            /// <summary>Per element, as PyTorch defines it since 1.9; the package adds up the elements of each example first.</summary>
            /// <param name="input">The expected value.</param>
            /// <param name="target">The value that was seen.</param>
            /// <param name="variance">In the shape of the input, or one number to each row along the last dimension.</param>
            /// <param name="full">Whether to add the constant term.</param>
            /// <param name="eps">Smaller variances count as this one; their gradients are those of the variance itself.</param>
            /// <param name="reduction">What becomes of the losses of the single elements.</param>
            public static Tensor gaussian_nll_loss(
                Tensor input, Tensor target, Tensor variance, bool full = false, float eps = 1e-6f,
                Reduction reduction = Reduction.Mean)
            {
                using var floored = Floored(variance, input.shape, eps);
                using var difference = Aten.sub_Tensor.Call(input, target);
                using var squared = Aten.square.Call(difference);
                using var relative = Aten.div_Tensor.Call(squared, floored);
                using var logarithm = Aten.log.Call(floored);
                using var doubled = Aten.add_Tensor.Call(relative, logarithm);
                if (!full) return Reduced(Aten.mul_Scalar.Call(doubled, 0.5), reduction);
                using var complete = Aten.add_Scalar.Call(doubled, Math.Log(2 * Math.PI));
                return Reduced(Aten.mul_Scalar.Call(complete, 0.5), reduction);
            }

            /// <summary>A copy of the variances that broadcasts against the input, nowhere below <paramref name="eps"/>.</summary>
            private static Tensor Floored(Tensor variance, long[] shape, double eps)
            {
                var given = variance.shape;
                var rows = shape.AsSpan(0, Math.Max(0, shape.Length - 1));
                var fits = given.AsSpan().SequenceEqual(shape)
                    || (given.Length == shape.Length && given[^1] == 1 && given.AsSpan(0, rows.Length).SequenceEqual(rows));
                if (!fits && !given.AsSpan().SequenceEqual(rows))
                    throw new ArgumentException(
                        $"A variance of shape [{string.Join(", ", given)}] does not go with an input of shape [{string.Join(", ", shape)}].");
                using (var negative = Aten.lt_Scalar.Call(variance, 0.0))
                using (var found = Aten.any.Call(negative))
                    if (found.item<bool>()) throw new ArgumentException("There are negative variances.");
                using var spread = fits ? variance.alias() : Aten.unsqueeze.Call(variance, -1L);
                var copy = spread.clone();
                using (no_grad()) return Aten.clamp_min_.CallInPlace(copy, eps);
            }
        }
    }
}
