using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Lethe.Torch.Native;

/// <summary>Runs a module while libtorch writes down the operators, and makes a script of them.</summary>
internal sealed unsafe class Tracing
{
    private readonly nn.Module<Tensor, Tensor> _module;
    private ExceptionDispatchInfo? _failure;
    private Tensor? _output;

    private Tracing(nn.Module<Tensor, Tensor> module) => _module = module;

    public static jit.ScriptModule<Tensor, Tensor> Run(nn.Module<Tensor, Tensor> module, Tensor example)
    {
        var tracing = new Tracing(module);
        (string Name, Tensor Tensor, int Parameter)[] state =
        [
            .. module.named_parameters().Select(named => (named.name, (Tensor)named.parameter, 1)),
            .. module.named_buffers().Select(named => (named.name, named.buffer, 0)),
        ];
        var names = Array.ConvertAll(state, entry => Marshal.StringToCoTaskMemUTF8(entry.Name));
        var handles = Array.ConvertAll(state, entry => entry.Tensor.Address);
        var kinds = Array.ConvertAll(state, entry => entry.Parameter);
        var context = GCHandle.Alloc(tracing);
        try
        {
            fixed (nint* name = names, handle = handles)
            fixed (int* kind = kinds)
            {
                var status = NativeMethods.lethe_jit_trace(
                    name, handle, kind, state.Length, example.Address, &Forward, GCHandle.ToIntPtr(context), out var script);
                // The module's own exception says more than libtorch's word that there was one.
                tracing._failure?.Throw();
                status.ThrowIfFailed();
                return new jit.ScriptModule<Tensor, Tensor>(script);
            }
        }
        finally
        {
            context.Free();
            foreach (var name in names) Marshal.FreeCoTaskMem(name);
            GC.KeepAlive((state, example, tracing._output));
        }
    }

    // No exception may cross native frames: it is kept, and thrown when they are gone.
    [UnmanagedCallersOnly]
    private static int Forward(nint context, nint input, nint* output)
    {
        var tracing = (Tracing)GCHandle.FromIntPtr(context).Target!;
        using var plain = new PlainLayouts();
        try
        {
            tracing._output = tracing._module.call(new Tensor(input));
            *output = tracing._output.Address;
            return 0;
        }
        catch (Exception failure)
        {
            tracing._failure = ExceptionDispatchInfo.Capture(failure);
            return 1;
        }
    }
}
