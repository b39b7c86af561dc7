using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class linalg
    {
        /// <summary>A chain of matrix products, in the order that takes the fewest operations.</summary>
        public static Tensor multi_dot(IList<Tensor> tensors) => tensors.Count switch
        {
            0 => throw new ArgumentException("multi_dot needs at least one tensor", nameof(tensors)),
            1 => tensors[0].alias(),
            _ => Aten.linalg_multi_dot.Call(tensors.ToArray()),
        };

        public static Tensor cross(Tensor input, Tensor other, long dim = -1) =>
            Aten.linalg_cross.Call(input, other, dim);

        public static Tensor vecdot(Tensor x, Tensor y, long dim = -1, Tensor? @out = null) =>
            @out is null ? Aten.linalg_vecdot.Call(x, y, dim) : Aten.linalg_vecdot_out.Call(x, y, dim, @out);

        public static Tensor matrix_exp(Tensor input) => input.matrix_exp();

        public static Tensor diagonal(Tensor input, int offset = 0, int dim1 = -2, int dim2 = -1) =>
            Aten.linalg_diagonal.Call(input, offset, dim1, dim2);

        /// <summary>Powers from zero up, a column each: <paramref name="N"/> of them, or as many as rows.</summary>
        public static Tensor vander(Tensor input, long? N = null) => Aten.linalg_vander.Call(input, N);
    }
}
