using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Named(Aten.zeros_like.Call(this, dtype, Arg.None, device), requires_grad, null);

        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Named(Aten.ones_like.Call(this, dtype, Arg.None, device), requires_grad, null);

        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Named(Aten.empty_like.Call(this, dtype, Arg.None, device), requires_grad, null);

        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Named(Aten.full_like.Call(this, value, dtype, Arg.None, device), requires_grad, null);

        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Named(Aten.rand_like.Call(this, dtype, Arg.None, device), requires_grad, null);

        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Named(Aten.randn_like.Call(this, dtype, Arg.None, device), requires_grad, null);

        /// <summary>Whole numbers from <paramref name="low"/> up to, without, <paramref name="high"/>.</summary>
        public Tensor randint_like(long low, long high, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Named(Aten.randint_like_low_dtype.Call(this, low, high, dtype, Arg.None, device), requires_grad, null);
    }
}
