namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            private readonly OrderedDictionary<string, (Tensor Tensor, bool Persistent)> _buffers = [];

            /// <summary>Buffers under their full names: state that is not learned by gradient, as running averages are.</summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(
                bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<nint>();
                foreach (var (key, (buffer, persistent)) in _buffers)
                {
                    if (buffer.IsInvalid || (!persistent && !include_nonpersistent)) continue;
                    if (seen.Add(buffer.Address)) yield return (key, buffer);
                }
                if (!recurse) yield break;
                foreach (var (key, child) in named_children())
                {
                    foreach (var (inner, buffer) in child.named_buffers(true, include_nonpersistent))
                    {
                        if (seen.Add(buffer.Address)) yield return ($"{key}.{inner}", buffer);
                    }
                }
            }

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(named => named.buffer);

            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>The buffer of this full name, or null.</summary>
            public virtual Tensor? get_buffer(string target) =>
                _buffers.TryGetValue(target, out var own) ? own.Tensor
                : Below(target) is { } below ? below.Child.get_buffer(below.Path)
                : null;

            /// <summary>Adds a buffer, which from here on belongs to the module and to no dispose scope.</summary>
            /// <param name="persistent">Whether it is part of <see cref="state_dict"/>.</param>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                if (tensor is null || tensor.IsInvalid)
                    throw new ArgumentNullException(nameof(tensor), $"Buffer '{name}' is null or was disposed.");
                RequireFree(name);
                _buffers.Add(name, (tensor, persistent));
                tensor.DetachFromDisposeScope();
            }

            /// <summary>Sets the buffer of this name, or takes it away when null.</summary>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                if (value is null)
                {
                    _buffers.Remove(name);
                    return;
                }
                _buffers[name] = (value, persistent);
                value.DetachFromDisposeScope();
            }

            private protected void Own(ref Tensor? field, Tensor? value, string name)
            {
                if (ReferenceEquals(field, value)) return;
                field?.Dispose();
                field = value;
                ConditionallyRegisterBuffer(name, value);
            }
        }
    }
}
