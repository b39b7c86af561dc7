using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null)
            {
                using var off = no_grad();
                return Aten.uniform_.CallInPlace(tensor, low, high, generator);
            }

            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null)
            {
                using var off = no_grad();
                return Aten.normal_.CallInPlace(tensor, mean, std, generator);
            }

            /// <summary>Normal numbers, only those between <paramref name="a"/> and <paramref name="b"/>.</summary>
            public static Tensor trunc_normal_(
                Tensor tensor, double mean = 0.0, double std = 1.0, double a = -2.0, double b = 2.0, Generator? generator = null)
            {
                using var off = no_grad();
                // Uniform between the distribution's values at the bounds, then through its inverse.
                double low = NormalDistribution((a - mean) / std), high = NormalDistribution((b - mean) / std);
                Aten.uniform_.CallInPlace(tensor, 2 * low - 1, 2 * high - 1, generator);
                Aten.erfinv_.CallInPlace(tensor);
                Aten.mul__Scalar.CallInPlace(tensor, std * Math.Sqrt(2));
                Aten.add__Scalar.CallInPlace(tensor, mean);
                return Aten.clamp_.CallInPlace(tensor, a, b);
            }

            /// <summary>Rows (or columns, where these are fewer) orthogonal to each other, each as long as the gain.</summary>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1.0)
            {
                RequireDimensions(tensor, 2, long.MaxValue);
                using var scope = NewDisposeScope();
                using var off = no_grad();
                var shape = tensor.shape;
                var (rows, columns) = (shape[0], tensor.NumberOfElements / shape[0]);
                var tall = Aten.normal_.CallInPlace(
                    empty([Math.Max(rows, columns), Math.Min(rows, columns)], tensor.dtype, tensor.device));
                var (q, r) = Aten.linalg_qr.Call2(tall);
                // Without this, the signs would depend on how the decomposition is computed.
                q = Aten.mul_Tensor.Call(q, Aten.sign.Call(Aten.diagonal.Call(r)));
                if (rows < columns) q = Aten.transpose_int.Call(q, 0, 1);
                Aten.copy_.CallInPlace(tensor, Aten.reshape.Call(q, shape));
                return Aten.mul__Scalar.CallInPlace(tensor, gain);
            }

            /// <summary>Normal numbers, with a share of each column set to zero.</summary>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01)
            {
                RequireDimensions(tensor, 2, 2);
                using var scope = NewDisposeScope();
                using var off = no_grad();
                Aten.normal_.CallInPlace(tensor, 0.0, std);
                var rows = tensor.size(0);
                var zeroed = (long)Math.Ceiling(sparsity * rows);
                for (var column = 0L; column < tensor.size(1); column++)
                {
                    var order = Aten.randperm.Call(rows, ScalarType.Int64, Arg.None, tensor.device);
                    var picked = Aten.narrow.Call(order, 0, 0, zeroed);
                    Aten.index_fill__int_Scalar.CallInPlace(Aten.select_int.Call(tensor, 1, column), 0, picked, 0L);
                }
                return tensor;
            }

            private static double NormalDistribution(double x)
            {
                using var scope = NewDisposeScope();
                var at = full([1], x / Math.Sqrt(2), ScalarType.Float64);
                return (1 + Aten.erf.Call(at).item<double>()) / 2;
            }
        }
    }
}
