using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>
        /// The gradients of the sum of <paramref name="outputs"/> with respect to <paramref name="inputs"/>, without
        /// touching any <c>.grad</c>. With <paramref name="create_graph"/> they can be differentiated again.
        /// </summary>
        public static unsafe IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null,
            bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            nint[] outs = Handles(outputs), ins = Handles(inputs), found = new nint[inputs.Count];
            var seeds = grad_outputs is null ? null : Handles(grad_outputs);
            RequireSame(outputs, grad_outputs);
            fixed (nint* o = outs, g = seeds, i = ins, f = found)
            {
                NativeMethods.lethe_grad(
                    o, g, outs.Length, i, ins.Length, retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0,
                    allow_unused ? 1 : 0, f).ThrowIfFailed();
            }
            GC.KeepAlive((outputs, inputs, grad_outputs));
            return Array.ConvertAll(found, handle => handle == 0 ? null! : new Tensor(handle));
        }

        public static unsafe void backward(
            IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null,
            bool create_graph = false, IList<Tensor>? inputs = null)
        {
            var outs = Handles(tensors);
            var seeds = grad_tensors is null ? null : Handles(grad_tensors);
            var ins = inputs is null ? [] : Handles(inputs);
            RequireSame(tensors, grad_tensors);
            fixed (nint* o = outs, g = seeds, i = ins)
            {
                NativeMethods.lethe_backward(
                    o, g, outs.Length, i, ins.Length, retain_graph ?? create_graph ? 1 : 0, create_graph ? 1 : 0).ThrowIfFailed();
            }
            GC.KeepAlive((tensors, grad_tensors, inputs));
        }

        private static nint[] Handles(IList<Tensor> tensors)
        {
            var handles = new nint[tensors.Count];
            for (var i = 0; i < handles.Length; i++) handles[i] = tensors[i].Address;
            return handles;
        }

        private static void RequireSame(IList<Tensor> outputs, IList<Tensor>? gradients)
        {
            if (gradients is not null && gradients.Count != outputs.Count)
                throw new ArgumentException($"{gradients.Count} gradients given for {outputs.Count} tensors");
        }
    }
}
