using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor index_select(long dim, Tensor index) => Aten.index_select.Call(this, dim, index);

        /// <summary>A view with one dimension less.</summary>
        public Tensor select(long dim, long index) => Aten.select_int.Call(this, dim, index);

        /// <summary>A view of every <paramref name="step"/>th element from start up to, without, finish.</summary>
        public Tensor slice(long dim, long start, long finish, long step) =>
            Aten.slice_Tensor.Call(this, dim, start, finish, step);

        public Tensor narrow(long dim, long start, long length) => Aten.narrow.Call(this, dim, start, length);

        /// <summary>Elements by their place in row-major order; the result has the shape of the index.</summary>
        public Tensor take(Tensor index) => Aten.take.Call(this, index);

        public Tensor take_along_dim(Tensor indices) => Aten.take_along_dim.Call(this, indices);

        public Tensor take_along_dim(IEnumerable<long> indices) => take_along_dim(tensor(indices.ToArray()));

        public Tensor take_along_dim(Tensor indices, long dim) => Aten.take_along_dim.Call(this, indices, dim);

        public Tensor take_along_dim(IEnumerable<long> indices, long dim) => take_along_dim(tensor(indices.ToArray()), dim);

        public Tensor gather(long dim, Tensor index) => Aten.gather.Call(this, dim, index);

        public Tensor masked_select(Tensor mask) => Aten.masked_select.Call(this, mask);

        /// <summary>The places of the elements that are not zero, one row to each.</summary>
        public Tensor nonzero() => Aten.nonzero.Call(this);

        /// <summary>The columns of <see cref="nonzero"/>, each of shape [n, 1].</summary>
        public IList<Tensor> nonzero_as_list()
        {
            using var places = nonzero();
            return places.chunk(places.size(1), 1);
        }

        public Tensor argwhere() => Aten.argwhere.Call(this);

        /// <summary>This tensor where the condition holds, <paramref name="y"/> where it does not.</summary>
        public Tensor where(Tensor condition, Tensor y) => Aten.where_self.Call(RequireBool(condition), this, y);

        internal static Tensor RequireBool(Tensor condition) => condition.dtype == ScalarType.Bool
            ? condition
            : throw new ArgumentException($"The condition must be a tensor of Bool, not of {condition.dtype}.", nameof(condition));
    }
}
