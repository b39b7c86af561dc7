using System.Reflection;

namespace Lethe.Plugins.Options;

/// <summary>One option: the source of its command-line flag, its form field and its line in the reference.</summary>
public sealed record OptionField
{
    /// <summary>camelCase, as requests write it.</summary>
    public required string Name { get; init; }

    public required OptionType Type { get; init; }

    public bool IsList { get; init; }

    public bool Required { get; init; }

    public bool Nullable { get; init; }

    /// <summary>The value without the option; null for a required one, and where null is the default.</summary>
    public object? Default { get; init; }

    /// <summary>Of a number, or of each number of a list; null: any.</summary>
    public OptionRange? Range { get; init; }

    /// <summary>The words allowed, for an enumeration or a closed list; empty for anything.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public string Description { get; init; } = "";

    public required PropertyInfo Property { get; init; }

    /// <summary>What a value has to be, in words.</summary>
    public string ValueWords
    {
        get
        {
            var one = OptionValue.Wanted(this);
            var value = IsList ? $"list, each {one}" : one;
            return Nullable ? $"{value}, or null" : value;
        }
    }

    /// <summary>The value without the option as JSON; null when it must be given.</summary>
    public string? DefaultText => Required ? null : OptionJson.Of(Default)?.ToJsonString() ?? "null";
}
