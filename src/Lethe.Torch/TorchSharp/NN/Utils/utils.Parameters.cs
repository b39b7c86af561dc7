using Lethe.Torch.Native;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>All parameters as one vector, through which gradients reach them.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                Tensor[] flat = [.. tensors.Select(tensor => Aten.reshape.Call(tensor, new long[] { -1 }))];
                return Aten.cat.Call(flat).MoveToOuterDisposeScope();
            }

            /// <summary>Copies the numbers of a vector into the parameters, one after the other.</summary>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                using var off = no_grad();
                Parameter[] targets = [.. tensors];
                var wanted = targets.Sum(target => target.NumberOfElements);
                if (vec.Dimensions != 1 || vec.NumberOfElements != wanted)
                    throw new ArgumentException($"The parameters hold {wanted} numbers, not [{string.Join(", ", vec.shape)}].");
                var start = 0L;
                foreach (var target in targets)
                {
                    var part = Aten.narrow.Call(vec, 0, start, target.NumberOfElements);
                    Aten.copy_.CallInPlace(target, Aten.reshape.Call(part, target.shape));
                    start += target.NumberOfElements;
                }
            }
        }
    }
}
