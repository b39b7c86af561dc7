using Lethe.Torch.Native;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class jit
    {
        /// <summary>
        /// A module that came as a TorchScript archive. Its parameters and buffers are the archive's own tensors: whoever
        /// trains, moves or loads them changes what the script computes and what is saved.
        /// </summary>
        public class ScriptModule : nn.Module
        {
            private nint _address;

            internal ScriptModule(nint address) : base(nameof(ScriptModule))
            {
                _address = address;
                AdoptTensors();
            }

            ~ScriptModule() => Dispose(false);

            internal nint Address => _address != 0
                ? _address
                : throw new ObjectDisposedException(nameof(ScriptModule), "This script module was disposed.");

            /// <summary>The mode. In what was traced rather than scripted, it was fixed by the tracing.</summary>
            public override bool training
            {
                get
                {
                    var on = NativeMethods.lethe_jit_is_training(Address) != 0;
                    GC.KeepAlive(this);
                    return on;
                }
            }

            public override void train(bool train = true)
            {
                NativeMethods.lethe_jit_train(Address, train ? 1 : 0).ThrowIfFailed();
                GC.KeepAlive(this);
            }

            /// <summary>Runs <c>forward</c> on tensors, numbers, flags or null.</summary>
            /// <returns>A tensor, a <see cref="Scalar"/>, a tuple of two to five tensors, an array of tensors, or null.</returns>
            public object? forward(params object?[] input) => invoke("forward", input);

            public object? call(params object?[] input) => forward(input);

            /// <summary>Runs a method by its name.</summary>
            public object? invoke(string name, params object?[] objs)
            {
                ArgumentException.ThrowIfNullOrEmpty(name);
                return ScriptCall.Run(this, name, objs).AsObject();
            }

            public TResult invoke<TResult>(string name, params object?[] inputs)
            {
                ArgumentException.ThrowIfNullOrEmpty(name);
                return ScriptCall.Run(this, name, inputs).As<TResult>(name);
            }

            public TResult invoke<T, TResult>(string name, params T[] inputs) =>
                invoke<TResult>(name, Array.ConvertAll(inputs, input => (object?)input));

            protected override void Dispose(bool disposing)
            {
                base.Dispose(disposing);
                var taken = Interlocked.Exchange(ref _address, 0);
                if (taken != 0) NativeMethods.lethe_jit_free(taken);
            }

            // The dotted names become a tree of modules, so that everything a module can do with its parts works here.
            private void AdoptTensors()
            {
                var parts = new Dictionary<string, nn.Module> { [""] = this };
                foreach (var (path, tensor) in Tensors(buffers: false))
                {
                    var (part, name) = Place(parts, path);
                    part.register_parameter(name, new Parameter(tensor, tensor.requires_grad));
                }
                foreach (var (path, tensor) in Tensors(buffers: true))
                {
                    var (part, name) = Place(parts, path);
                    part.register_buffer(name, tensor);
                }
            }

            private static (nn.Module Part, string Name) Place(Dictionary<string, nn.Module> parts, string path)
            {
                var dot = path.LastIndexOf('.');
                if (dot < 0) return (parts[""], path);
                var (above, name) = (path[..dot], path[(dot + 1)..]);
                if (parts.TryGetValue(above, out var part)) return (part, name);
                var (parent, own) = Place(parts, above);
                part = new Part();
                parent.register_module(own, part);
                parts[above] = part;
                return (part, name);
            }

            private List<(string Path, Tensor Tensor)> Tensors(bool buffers)
            {
                NativeMethods.lethe_jit_tensors(Address, buffers ? 1 : 0, out var list, out var count).ThrowIfFailed();
                try
                {
                    var found = new List<(string Path, Tensor Tensor)>(count);
                    for (var i = 0; i < count; i++)
                    {
                        var handle = NativeMethods.lethe_named_tensor(list, i);
                        if (handle == 0) continue;
                        var path = System.Runtime.InteropServices.Marshal.PtrToStringUTF8(NativeMethods.lethe_named_name(list, i))!;
                        found.Add((path, new Tensor(handle)));
                    }
                    return found;
                }
                finally
                {
                    NativeMethods.lethe_named_free(list);
                }
            }

            /// <summary>A place in the tree that holds tensors; what it computes, the script knows.</summary>
            private sealed class Part() : nn.Module(nameof(ScriptModule));
        }
    }
}
