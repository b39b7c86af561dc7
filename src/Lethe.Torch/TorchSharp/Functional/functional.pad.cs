using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>
            /// Adds elements at the edges. <paramref name="pad"/> is (before, after) of the last dimension, then of the
            /// one before it, and so on; negative numbers take elements away.
            /// </summary>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => mode switch
            {
                PaddingModes.Constant => Aten.pad.Call(input, pad, "constant", value),
                PaddingModes.Zeros => Aten.pad.Call(input, pad, "constant", 0.0),
                PaddingModes.Reflect => Aten.pad.Call(input, pad, "reflect"),
                PaddingModes.Replicate => Aten.pad.Call(input, pad, "replicate"),
                PaddingModes.Circular => Aten.pad.Call(input, pad, "circular"),
                _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such padding."),
            };

            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, pad.ToArray(), mode, value);

            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, (long[])[pad.Item1, pad.Item2], mode, value);

            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, (long[])[pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            /// <summary>The same number of elements at every edge.</summary>
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
            {
                var edges = new long[input.Dimensions * 2];
                Array.Fill(edges, pad);
                return functional.pad(input, edges, mode, value);
            }
        }
    }
}
