using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <param name="x1">Vectors along <paramref name="dim"/>.</param>
            /// <param name="x2">Vectors to compare them with; the two shapes broadcast.</param>
            /// <param name="dim">The dimension that the vectors lie along.</param>
            /// <param name="eps">The least that a length counts as.</param>
            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-8) =>
                Aten.cosine_similarity.Call(x1, x2, dim, eps);

            /// <param name="input1">Vectors along the last dimension.</param>
            /// <param name="input2">Vectors to compare them with; the two shapes broadcast.</param>
            /// <param name="p">The norm that measures distance.</param>
            /// <param name="eps">Added to every difference.</param>
            /// <param name="keepdim">Whether the last dimension stays, with size 1.</param>
            public static Tensor pairwise_distance(
                Tensor input1, Tensor input2, double p = 2.0, double eps = 1e-6, bool keepdim = false) =>
                Aten.pairwise_distance.Call(input1, input2, p, eps, keepdim);

            /// <summary>Divides the vectors along <paramref name="dim"/> by their lengths.</summary>
            /// <param name="input">Any tensor.</param>
            /// <param name="p">The norm that measures length.</param>
            /// <param name="dim">The dimension that the vectors lie along.</param>
            /// <param name="eps">The least that a length counts as.</param>
            public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1L, double eps = 1e-12)
            {
                using var length = Aten.norm_ScalarOpt_dim.Call(input, p, new[] { dim }, true);
                using var divisor = Aten.clamp_min.Call(length, eps);
                return Aten.div_Tensor.Call(input, divisor);
            }
        }
    }
}
