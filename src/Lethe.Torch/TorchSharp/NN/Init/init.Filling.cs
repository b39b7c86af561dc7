using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>First values for parameters, written in place and not recorded for gradients.</summary>
        public static partial class init
        {
            public static Tensor zeros_(Tensor tensor)
            {
                using var off = no_grad();
                return Aten.zero_.CallInPlace(tensor);
            }

            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1L);

            public static Tensor constant_(Tensor tensor, Scalar val)
            {
                using var off = no_grad();
                return Aten.fill__Scalar.CallInPlace(tensor, val);
            }

            /// <summary>The identity matrix, as far as it fits.</summary>
            public static Tensor eye_(Tensor tensor)
            {
                RequireDimensions(tensor, 2, 2);
                using var off = no_grad();
                using var identity = Aten.eye_m.Call(tensor.size(0), tensor.size(1), tensor.dtype, Arg.None, tensor.device);
                return Aten.copy_.CallInPlace(tensor, identity);
            }

            /// <summary>A convolution that gives back its input: 1 in the middle of the kernel from each channel to itself.</summary>
            public static Tensor dirac_(Tensor tensor)
            {
                RequireDimensions(tensor, 3, 5);
                using var scope = NewDisposeScope();
                using var off = no_grad();
                Aten.zero_.CallInPlace(tensor);
                var shape = tensor.shape;
                for (var channel = 0L; channel < Math.Min(shape[0], shape[1]); channel++)
                {
                    var at = Aten.select_int.Call(Aten.select_int.Call(tensor, 0, channel), 0, channel);
                    foreach (var size in shape[2..]) at = Aten.select_int.Call(at, 0, size / 2);
                    Aten.fill__Scalar.CallInPlace(at, 1L);
                }
                return tensor;
            }

            internal static void zero_row_(Tensor tensor, long row)
            {
                using var off = no_grad();
                using var picked = Aten.select_int.Call(tensor, 0, row);
                Aten.zero_.CallInPlace(picked);
            }

            private static void RequireDimensions(Tensor tensor, long least, long most)
            {
                var dimensions = tensor.Dimensions;
                if (dimensions >= least && dimensions <= most) return;
                var wanted = least == most ? $"{least}" : $"{least} to {most}";
                throw new ArgumentException($"A tensor with {wanted} dimensions is needed, this has {dimensions}.", nameof(tensor));
            }
        }
    }
}
