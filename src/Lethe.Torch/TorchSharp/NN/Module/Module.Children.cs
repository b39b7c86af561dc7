namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            private readonly OrderedDictionary<string, Module> _children = [];

            /// <summary>The modules directly below this one.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children() =>
                _children.Select(child => (child.Key, child.Value));

            public virtual IEnumerable<Module> children() => named_children().Select(child => child.module);

            /// <summary>All modules below this one: first its own, then theirs.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var child in named_children()) yield return child;
                foreach (var (key, child) in named_children())
                {
                    foreach (var (inner, module) in child.named_modules()) yield return ($"{key}.{inner}", module);
                }
            }

            public virtual IEnumerable<Module> modules() => named_modules().Select(named => named.module);

            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Adds a module with everything in it; null takes the one of this name away.</summary>
            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null)
                {
                    _children.Remove(name);
                    return;
                }
                // Full names are joined and split at dots.
                if (string.IsNullOrEmpty(name) || name.Contains('.', StringComparison.Ordinal))
                    throw new ArgumentException($"'{name}' cannot name a module: it is empty or has a dot.", nameof(name));
                RequireFree(name);
                submodule.RegisterComponents();
                _children.Add(name, submodule);
            }

            protected void ClearModules() => _children.Clear();

            private (Module Child, string Path)? Below(string target)
            {
                var dot = target.IndexOf('.', StringComparison.Ordinal);
                if (dot < 0) return null;
                var first = target[..dot];
                foreach (var (key, child) in named_children())
                {
                    if (key == first) return (child, target[(dot + 1)..]);
                }
                return null;
            }

            private void RequireFree(string name)
            {
                if (_parameters.ContainsKey(name) || _buffers.ContainsKey(name) || _children.ContainsKey(name))
                    throw new InvalidOperationException($"{GetName()} has a component named '{name}' already.");
            }
        }
    }
}
