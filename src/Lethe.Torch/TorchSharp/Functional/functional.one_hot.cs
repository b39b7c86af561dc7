using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>A new last dimension with a one at the place that the class number names; -1: as many classes as occur.</summary>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => x.dtype == ScalarType.Int64
                ? Aten.one_hot.Call(x, num_classes)
                : throw new ArgumentException($"Class numbers must be of Int64, not of {x.dtype}.", nameof(x));
        }
    }
}
