using Lethe.Torch.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>
            /// Parameters and persistent buffers by full name, in PyTorch's order and under PyTorch's names. The tensors are
            /// the module's own, not copies; a shared one appears under each of its names.
            /// </summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                string Full(string key) => string.IsNullOrEmpty(prefix) ? key : $"{prefix}.{key}";
                foreach (var (key, parameter) in named_parameters(recurse: false)) destination.TryAdd(Full(key), parameter);
                foreach (var (key, buffer) in named_buffers(recurse: false, include_nonpersistent: false))
                    destination.TryAdd(Full(key), buffer);
                foreach (var (key, child) in named_children()) child.state_dict(destination, Full(key));
                return destination;
            }

            /// <summary>
            /// Copies numbers into the module's own parameters and buffers. Shapes must agree; with <paramref name="strict"/>
            /// the names must too. All faults are told at once, and then nothing has been copied.
            /// </summary>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                var target = state_dict();
                bool Wanted(string key) => skip is null || !skip.Contains(key);
                List<string> missing = [.. target.Keys.Where(key => Wanted(key) && !source.ContainsKey(key))];
                List<string> unexpected = [.. source.Keys.Where(key => Wanted(key) && !target.ContainsKey(key))];
                string[] shared = [.. target.Keys.Where(key => Wanted(key) && source.ContainsKey(key))];
                RequireLoadable(
                    strict ? missing : [], strict ? unexpected : [],
                    [.. shared.Where(key => !source[key].shape.SequenceEqual(target[key].shape))], source, target);
                using var off = no_grad();
                foreach (var key in shared) Aten.copy_.CallInPlace(target[key], source[key]);
                return (missing, unexpected);
            }

            private void RequireLoadable(
                List<string> missing, List<string> unexpected, string[] misshapen,
                Dictionary<string, Tensor> source, Dictionary<string, Tensor> target)
            {
                if (missing.Count + unexpected.Count + misshapen.Length == 0) return;
                static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
                string[] faults =
                [
                    .. missing.Select(key => $"'{key}' is missing"),
                    .. unexpected.Select(key => $"'{key}' is not expected"),
                    .. misshapen.Select(key => $"'{key}' is {Shape(source[key])} and should be {Shape(target[key])}"),
                ];
                throw new InvalidOperationException($"The state does not fit {GetName()}: {string.Join("; ", faults)}.");
            }
        }
    }
}
