using Lethe.Torch.Native;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            private readonly OrderedDictionary<string, Parameter> _parameters = [];

            /// <summary>Parameters under their full names. One that is shared appears once, under the first name.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<nint>();
                foreach (var (key, parameter) in _parameters)
                {
                    if (!parameter.IsInvalid && seen.Add(parameter.Address)) yield return (key, parameter);
                }
                if (!recurse) yield break;
                foreach (var (key, child) in named_children())
                {
                    foreach (var (inner, parameter) in child.named_parameters())
                    {
                        if (seen.Add(parameter.Address)) yield return ($"{key}.{inner}", parameter);
                    }
                }
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) =>
                named_parameters(recurse).Select(named => named.parameter);

            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            /// <summary>The parameter of this full name, or null.</summary>
            public virtual Parameter? get_parameter(string target) =>
                _parameters.TryGetValue(target, out var own) ? own
                : Below(target) is { } below ? below.Child.get_parameter(below.Path)
                : null;

            /// <summary>Forgets the gradients, or sets them to zero where they are.</summary>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    if (set_to_none)
                    {
                        parameter.grad = null;
                        continue;
                    }
                    using var gradient = parameter.grad;
                    if (gradient is null) continue;
                    using var off = no_grad();
                    Aten.zero_.CallInPlace(gradient);
                }
            }

            /// <summary>Adds a parameter, which from here on belongs to the module and to no dispose scope.</summary>
            public virtual void register_parameter(string name, Parameter param)
            {
                if (param is null || param.IsInvalid)
                    throw new ArgumentNullException(nameof(param), $"Parameter '{name}' is null or was disposed.");
                RequireFree(name);
                _parameters.Add(name, param);
                param.DetachFromDisposeScope();
            }

            protected void ConditionallyRegisterParameter(string name, Tensor? value) =>
                ConditionallyRegisterParameter(name, value is null ? null : value as Parameter ?? new Parameter(value));

            /// <summary>Sets the parameter of this name, or takes it away when null.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                if (value is null)
                {
                    _parameters.Remove(name);
                    return;
                }
                _parameters[name] = value;
                value.DetachFromDisposeScope();
            }

            private protected void ClearParameters() => _parameters.Clear();

            /// <summary>For the setters of built-in layers: the old parameter was the module's own, so it goes.</summary>
            private protected void Own(ref Parameter? field, Parameter? value, string name)
            {
                if (ReferenceEquals(field, value)) return;
                field?.Dispose();
                field = value;
                ConditionallyRegisterParameter(name, value);
            }
        }
    }
}
