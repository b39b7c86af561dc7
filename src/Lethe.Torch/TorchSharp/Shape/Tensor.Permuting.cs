using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>All dimensions in reverse.</summary>
        public Tensor T
        {
            get
            {
                var order = new long[Dimensions];
                for (var i = 0; i < order.Length; i++) order[i] = order.Length - 1 - i;
                return permute(order);
            }
        }

        /// <summary>A matrix transposed and conjugated.</summary>
        public Tensor H => Aten.matrix_H.Call(this);

        /// <summary>The last two dimensions exchanged.</summary>
        public Tensor mT => Aten.mT.Call(this);

        /// <summary>The last two dimensions exchanged, and conjugated.</summary>
        public Tensor mH => Aten.mH.Call(this);

        public Tensor t() => Aten.t.Call(this);

        public Tensor adjoint() => Aten.adjoint.Call(this);

        public Tensor transpose(long dim0, long dim1) => Aten.transpose_int.Call(this, dim0, dim1);

        public Tensor transpose_(long dim0, long dim1) => Aten.transpose_.CallInPlace(this, dim0, dim1);

        public Tensor swapdims(long dim0, long dim1) => transpose(dim0, dim1);

        public Tensor swapaxes(long dim0, long dim1) => transpose(dim0, dim1);

        public Tensor permute(params long[] permutation) => Aten.permute.Call(this, permutation);

        public Tensor movedim(long[] source, long[] destination) => Aten.movedim_intlist.Call(this, source, destination);

        public Tensor moveaxis(long[] source, long[] destination) => movedim(source, destination);

        public Tensor flip(params long[] dims) => Aten.flip.Call(this, dims);

        public Tensor fliplr() => Aten.fliplr.Call(this);

        public Tensor flipud() => Aten.flipud.Call(this);

        /// <summary>A quarter turn, k times, from the first of the two dimensions towards the second.</summary>
        public Tensor rot90(long k = 1, (long, long)? dims = null)
        {
            var (first, second) = dims ?? (0, 1);
            return Aten.rot90.Call(this, k, (long[])[first, second]);
        }

        /// <summary>Shifts along one dimension, or through all elements in order where none is named.</summary>
        public Tensor roll(long shifts, long? dims = null) =>
            Aten.roll.Call(this, (long[])[shifts], dims is { } dim ? (long[])[dim] : NoDimensions);

        public Tensor roll((long, long) shifts, (long, long) dims) =>
            roll((long[])[shifts.Item1, shifts.Item2], (long[])[dims.Item1, dims.Item2]);

        public Tensor roll((long, long, long) shifts, (long, long, long) dims) =>
            roll((long[])[shifts.Item1, shifts.Item2, shifts.Item3], (long[])[dims.Item1, dims.Item2, dims.Item3]);

        public Tensor roll(long[] shifts, long[] dims) => Aten.roll.Call(this, shifts, dims);

        public Tensor roll(long[] shifts) => roll(shifts, (long[])[0]);

        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) =>
            Aten.roll.Call(this, shifts.ToArray(), dims.ToArray());
    }
}
