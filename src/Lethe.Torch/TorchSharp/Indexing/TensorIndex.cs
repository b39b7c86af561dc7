namespace TorchSharp;

public static partial class torch
{
    /// <summary>One position of an indexing expression: a number, a range, an index tensor, or a marker such as <c>...</c></summary>
    public struct TensorIndex
    {
        internal Kind kind;
        internal long? start;
        internal long? stop;
        internal long? step;
        internal Tensor? tensor;

        internal enum Kind
        {
            None,
            Single,
            Null,
            Ellipsis,
            Bool,
            Tensor,
            Slice,
        }

#pragma warning disable CA2211 // Fields in TorchSharp, so fields here.
        /// <summary>As many whole dimensions as the other indices leave over.</summary>
        public static TensorIndex Ellipsis = new() { kind = Kind.Ellipsis };

        /// <summary>A new dimension of size one.</summary>
        public static TensorIndex None = new() { kind = Kind.None };

        /// <summary>The same as <see cref="None"/>.</summary>
        public static TensorIndex Null = new() { kind = Kind.Null };

        /// <summary>A whole dimension.</summary>
        public static TensorIndex Colon = Slice();
#pragma warning restore CA2211

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { kind = Kind.Slice, start = start, stop = stop, step = step };

        public static TensorIndex Slice((int? start, int? end) range) => Slice((long?)range.start, (long?)range.end);

        public static TensorIndex Slice(Range range) => Slice(First(range.Start), End(range.End));

        public static TensorIndex Bool(bool value) => new() { kind = Kind.Bool, start = value ? 1 : 0 };

        public static TensorIndex Single(long? index) => new() { kind = Kind.Single, start = index };

        public static TensorIndex Tensor(Tensor tensor) => new() { kind = Kind.Tensor, tensor = tensor };

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        public static implicit operator TensorIndex(Range range) => Slice(range);

        /// <summary>Never runs: with it the compiler prefers indices to tensors where a number could become either.</summary>
        public static implicit operator Tensor(TensorIndex value) =>
            throw new InvalidOperationException("An index is not a tensor.");

        // ^0 is the place behind the last element; as a start, libtorch knows that place only by a number beyond it.
        private static long First(Index index) => !index.IsFromEnd ? index.Value : index.Value == 0 ? long.MaxValue : -index.Value;

        private static long? End(Index index) => !index.IsFromEnd ? index.Value : index.Value == 0 ? null : -index.Value;
    }
}
