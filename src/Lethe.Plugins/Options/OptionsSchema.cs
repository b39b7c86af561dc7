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

    /// <exception cref="PluginLoadException">The record has a property that no request could set, or a default it refuses.</exception>
    public static OptionsSchema Of(Type? type)
    {
        if (type is null) return new OptionsSchema(null, []);
        if (type.IsAbstract || type.GetConstructor([]) is null)
            throw new PluginLoadException($"Options {type.Name} need a constructor without parameters: defaults belong on the properties.");
        var defaults = Activator.CreateInstance(type)!;
        var fields = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            .Select(property => OptionFieldReader.Read(property, defaults)).ToArray();
        if (fields.GroupBy(field => field.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new PluginLoadException($"Options {type.Name} have two properties that requests would both write '{twice.Key}'.");
        return new OptionsSchema(type, fields);
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
            else if (OptionValue.Read(field, value, faults) is { } read) Set(field, options!, read.Value, faults);
        }
        foreach (var field in Fields.Where(field => field.Required && given?.ContainsKey(field.Name) != true))
            faults.Add(new OptionFault(field.Name, $"'{field.Name}' is needed" + (field.Description.Length == 0 ? "." : $": {field.Description}")));
        if (faults.Count == 0 && options is IValidatableObject whole) CheckWhole(whole, faults);
        return faults.Count > 0 ? (null, faults) : (options, faults);
    }

    /// <summary>All values of an options record, defaults included, as a request could write them.</summary>
    public JsonObject Write(object? options) => new(
        Fields.Select(field => KeyValuePair.Create(field.Name, OptionJson.Of(field.Property.GetValue(options)))));

    /// <summary>The same facts as a JSON schema (draft 2020-12), for editors that complete and check requests.</summary>
    public JsonObject ToJsonSchema() => OptionJsonSchema.Of(this);

    // A setter is the author's code and may refuse a value in its own words.
    internal static void Set(OptionField field, object options, object? value, List<OptionFault> faults)
    {
        try
        {
            field.Property.SetValue(options, value);
        }
        catch (TargetInvocationException failure)
        {
            faults.Add(new OptionFault(field.Name, $"'{field.Name}' is refused: {failure.GetBaseException().Message}"));
        }
    }

    private static void CheckWhole(IValidatableObject options, List<OptionFault> faults)
    {
        foreach (var result in options.Validate(new ValidationContext(options)))
        {
            var member = result.MemberNames.FirstOrDefault();
            faults.Add(new OptionFault(member is null ? "" : JsonNamingPolicy.CamelCase.ConvertName(member), result.ErrorMessage ?? "The options do not fit together."));
        }
    }

    private string Unknown(string name)
    {
        if (Fields.Count == 0) return $"There is no option '{Spelling.Short(name)}'; this plugin takes none.";
        var nearest = Spelling.Nearest(name, Fields.Select(field => field.Name));
        return nearest is null
            ? $"There is no option '{Spelling.Short(name)}'. There are: {string.Join(", ", Fields.Select(field => field.Name))}."
            : $"There is no option '{name}'. Did you mean '{nearest}'?";
    }
}
