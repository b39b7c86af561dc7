using System.Reflection;

namespace Lethe.Plugins.Options;

/// <summary>One option: the source of its command-line flag, its form field and its line in the reference.</summary>
/// <param name="Name">camelCase, as requests write it.</param>
/// <param name="Default">The value without the option; null for a required one, and where null is the default.</param>
/// <param name="Low">The least number allowed, inclusive.</param>
/// <param name="High">The greatest number allowed, inclusive.</param>
/// <param name="Choices">The words allowed, for an enumeration or a closed list; empty for anything.</param>
public sealed record OptionField(
    string Name, OptionType Type, bool IsList, bool Required, bool Nullable, object? Default, double? Low, double? High,
    IReadOnlyList<string> Choices, string Description, PropertyInfo Property);
