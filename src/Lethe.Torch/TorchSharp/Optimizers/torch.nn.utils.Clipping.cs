using Lethe.Torch.Native;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Scales all gradients so that their norm, taken together, is at most <paramref name="max_norm"/>.</summary>
            /// <returns>The norm before. Reading it is the one time the device is waited for.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                using var off = no_grad();
                var gradients = GradientsOf(tensors);
                if (gradients.Count == 0) return 0;
                try
                {
                    var norm = TotalNorm(gradients, norm_type);
                    // The small number is PyTorch's: it keeps the quotient finite.
                    var factor = max_norm / (norm + 1e-6);
                    if (!(factor >= 1)) Aten._foreach_mul__Scalar.CallVoid(gradients, factor);
                    return norm;
                }
                finally
                {
                    gradients.Release();
                }
            }

            /// <summary>Cuts every entry of the gradients to within plus or minus <paramref name="clip_value"/>.</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var off = no_grad();
                var gradients = GradientsOf(tensors);
                try
                {
                    // libtorch 1.13 has no foreach form of this one.
                    for (var i = 0; i < gradients.Count; i++)
                        Aten.clamp_.CallVoid(Arg.Borrowed(gradients[i]), -clip_value, clip_value);
                }
                finally
                {
                    gradients.Release();
                }
            }

            private static double TotalNorm(HandleList gradients, double type)
            {
                using var scope = NewDisposeScope();
                var norms = Aten._foreach_norm_Scalar.CallList(gradients, type);
                var together = norms.Length == 1 ? norms[0] : Aten.linalg_vector_norm.Call(Aten.stack.Call(norms), type);
                return Aten._local_scalar_dense.CallScalar(together).ToDouble();
            }

            private static HandleList GradientsOf(IEnumerable<Parameter> parameters)
            {
                var found = new List<nint>();
                foreach (var parameter in parameters)
                {
                    NativeMethods.lethe_tensor_grad(parameter.Address, out var gradient).ThrowIfFailed();
                    if (gradient != 0) found.Add(gradient);
                }
                var list = new HandleList(found.Count);
                for (var i = 0; i < list.Count; i++) list[i] = found[i];
                return list;
            }
        }
    }
}
