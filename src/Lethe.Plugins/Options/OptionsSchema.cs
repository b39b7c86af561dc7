using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lethe.Plugins.Options;

/// <summary>The options a plugin takes, read off its options record: properties, defaults and annotations.</summary>
public sealed class OptionsSchema
{
    private OptionsSchema(Type? type, IReadOnlyList<OptionField> fields)
    {
        Type = type;
        Fields = fields;
    }

    /// <summary>The options record; null when the plugin takes none.</summary>
    public Type? Type { get; }

    public IReadOnlyList<OptionField> Fields { get; }

    /// <exception cref="PluginLoadException">The record has a property that no request could set.</exception>
    public static OptionsSchema Of(Type? type)
    {
        if (type is null) return new OptionsSchema(null, []);
        if (type.GetConstructor([]) is null)
            throw new PluginLoadException($"Options {type.Name} need a constructor without parameters: defaults belong on the properties.");
        var defaults = Activator.CreateInstance(type)!;
        var fields = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true })
            .Select(property => Field(property, defaults));
        return new OptionsSchema(type, [.. fields]);
    }

    public OptionField? Find(string name) => Fields.FirstOrDefault(field => field.Name == name);

    /// <summary>An options record with these values over the defaults, or every fault there is. Never throws for a value.</summary>
    public (object? Options, IReadOnlyList<OptionFault> Faults) Bind(JsonObject? given)
    {
        var faults = new List<OptionFault>();
        var options = Type is null ? null : Activator.CreateInstance(Type);
        foreach (var (name, value) in given ?? [])
        {
            if (Find(name) is not { } field) faults.Add(new OptionFault(name, Unknown(name)));
            else if (OptionValue.Read(field, value, faults) is { } read) field.Property.SetValue(options, read.Value);
        }
        foreach (var field in Fields.Where(field => field.Required && given?.ContainsKey(field.Name) != true))
            faults.Add(new OptionFault(field.Name, $"'{field.Name}' is needed: {field.Description}"));
        return faults.Count > 0 ? (null, faults) : (options, faults);
    }

    private string Unknown(string name)
    {
        if (Fields.Count == 0) return $"There is no option '{name}'; this plugin takes none.";
        var nearest = Spelling.Nearest(name, Fields.Select(field => field.Name));
        return nearest is null
            ? $"There is no option '{name}'. There are: {string.Join(", ", Fields.Select(field => field.Name))}."
            : $"There is no option '{name}'. Did you mean '{nearest}'?";
    }

    private static OptionField Field(PropertyInfo property, object defaults)
    {
        var type = property.PropertyType;
        var element = OptionValue.ElementOf(type);
        var plain = Nullable.GetUnderlyingType(element ?? type) ?? element ?? type;
        var kind = OptionValue.TypeOf(plain) ?? throw new PluginLoadException(
            $"Option {property.DeclaringType!.Name}.{property.Name} is of type {type.Name}, which a request cannot write.");
        var range = property.GetCustomAttribute<RangeAttribute>();
        var choices = plain.IsEnum
            ? [.. Enum.GetNames(plain).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)]
            : property.GetCustomAttribute<AllowedValuesAttribute>()?.Values.Select(value => $"{value}").ToArray() ?? [];
        var nullable = Nullable.GetUnderlyingType(type) is not null
            || new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;
        return new OptionField(
            JsonNamingPolicy.CamelCase.ConvertName(property.Name), kind, element is not null,
            property.IsDefined(typeof(RequiredAttribute)), nullable, property.GetValue(defaults),
            range is null ? null : Convert.ToDouble(range.Minimum), range is null ? null : Convert.ToDouble(range.Maximum),
            choices, property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "", property);
    }
}
