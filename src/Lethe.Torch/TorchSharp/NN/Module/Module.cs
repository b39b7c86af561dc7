namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// A part of a network: parameters, buffers and further modules under names, all of which it owns. Fields of a
        /// derived class become components when its constructor calls <see cref="RegisterComponents"/>.
        /// </summary>
        public partial class Module : IDisposable
        {
#pragma warning disable CA1051 // TorchSharp has it as a field.
            protected string? name;
#pragma warning restore CA1051

            private bool _training = true;

            protected Module(string name) => this.name = name;

            /// <summary>Whether the module is in training mode: dropout drops, batch norm uses the batch.</summary>
            public virtual bool training => _training;

            /// <summary>Sets the mode of this module and all below it.</summary>
            public virtual void train(bool train = true)
            {
                _training = train;
                foreach (var (_, child) in named_children()) child.train(train);
            }

            public virtual void eval() => train(false);

            /// <summary>Runs a function on every module below, then on this one.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var (_, child) in named_children()) child.apply(fn);
                fn(this);
                return this;
            }

            public virtual string GetName() => string.IsNullOrEmpty(name) ? GetType().Name : name;

            /// <summary>The tree of modules, each with the shapes of its own parameters.</summary>
            public override string ToString()
            {
                var shapes = _parameters.Select(own => $"{own.Key}: [{string.Join(", ", own.Value.shape)}]");
                var line = GetName() + (_parameters.Count > 0 ? $"({string.Join(", ", shapes)})" : "");
                var children = named_children().Select(child => $"  ({child.name}): {child.module}".ReplaceLineEndings("\n  "));
                return string.Join('\n', children.Prepend(line));
            }

            /// <summary>Tells when this module is entered and left, until disposed; null for one that takes no hooks.</summary>
            internal virtual IDisposable? Watch(Action entered, Action left) => null;

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Disposes what the module owns: buffers, parameters, modules. Twice does no harm.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing) return;
                foreach (var (buffer, _) in _buffers.Values) buffer.Dispose();
                foreach (var parameter in _parameters.Values) parameter.Dispose();
                foreach (var child in _children.Values) child.Dispose();
            }
        }
    }
}
