namespace TorchSharp.Utils;

/// <summary>The name under which the field's tensor or module is registered, when it is not the field's own.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ComponentNameAttribute : Attribute
{
    public string? Name { get; set; }
}
