using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor fill_(Scalar value) => Aten.fill__Scalar.CallInPlace(this, value);

        public Tensor zero_() => Aten.zero_.CallInPlace(this);

        /// <summary>Takes over the numbers of another tensor, whatever its type and device; its shape is broadcast to this one.</summary>
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Aten.copy_.CallInPlace(this, source, nonBlocking);

        /// <summary>Makes this tensor share the memory, the shape and the strides of another one.</summary>
        public Tensor set_(Tensor source) => Aten.set__source_Tensor.CallInPlace(this, source);
    }
}
