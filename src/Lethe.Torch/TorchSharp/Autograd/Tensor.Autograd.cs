using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The gradient that <see cref="backward()"/> has accumulated, or null. A fresh reference at each read.</summary>
        public Tensor? grad
        {
            get
            {
                NativeMethods.lethe_tensor_grad(Address, out var gradient).ThrowIfFailed();
                GC.KeepAlive(this);
                return gradient == 0 ? null : new Tensor(gradient);
            }

            set
            {
                NativeMethods.lethe_tensor_set_grad(Address, value?.Address ?? 0).ThrowIfFailed();
                GC.KeepAlive(this);
                GC.KeepAlive(value);
            }
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        public void retain_grad() => NativeMethods.lethe_tensor_retain_grad(Address).ThrowIfFailed();

        public Tensor detach() => Aten.detach.Call(this);

        public Tensor detach_() => Aten.detach_.CallInPlace(this);

        public Tensor clone() => Aten.clone.Call(this);

        /// <summary>Makes this tensor hold the numbers of another one: same variable, new storage.</summary>
        internal void SetData(Tensor other)
        {
            NativeMethods.lethe_tensor_set_data(Address, other.Address).ThrowIfFailed();
            GC.KeepAlive(other);
        }

        /// <summary>Accumulates the gradients of a single number into the leaves.</summary>
        public void backward() => autograd.backward([this]);

        /// <summary>Accumulates gradients into the leaves, or into <paramref name="inputs"/> only.</summary>
        public void backward(
            IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph ? true : null, create_graph, inputs);
    }
}
