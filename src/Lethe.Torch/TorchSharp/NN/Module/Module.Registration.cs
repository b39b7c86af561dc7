using System.Collections.Concurrent;
using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            private static readonly ConcurrentDictionary<Type, (string Name, FieldInfo Field)[]> FieldsOfTypes = new();

            /// <summary>
            /// Makes components of all fields that hold a module, a parameter or a tensor, under the field's name or its
            /// <see cref="Utils.ComponentNameAttribute"/>. Call it at the end of a constructor; what is there already stays.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                foreach (var (component, field) in FieldsOfTypes.GetOrAdd(GetType(), FieldsOf))
                {
                    if (_children.ContainsKey(component) || _parameters.ContainsKey(component) || _buffers.ContainsKey(component))
                        continue;
                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(component, module);
                            break;
                        case Parameter parameter:
                            register_parameter(component, parameter);
                            break;
                        case Tensor tensor:
                            register_buffer(component, tensor);
                            break;
                    }
                }
            }

            // Private fields of a base class are seen on that base only, hence the walk up.
            private static (string Name, FieldInfo Field)[] FieldsOf(Type type)
            {
                const BindingFlags Own =
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
                var found = new List<(string Name, FieldInfo Field)>();
                for (var at = type; at is not null && at != typeof(Module); at = at.BaseType)
                {
                    foreach (var field in at.GetFields(Own))
                    {
                        if (CanHoldComponent(field.FieldType)) found.Add((field.ComponentName(), field));
                    }
                }
                return [.. found];
            }

            private static bool CanHoldComponent(Type type) =>
                type.IsInterface || type == typeof(object)
                || typeof(Module).IsAssignableFrom(type) || typeof(Tensor).IsAssignableFrom(type);
        }
    }
}
