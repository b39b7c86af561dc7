using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Lethe.Sdk;

namespace Lethe.Plugins.Options;

/// <summary>Turns what a request says into what an options record holds.</summary>
internal static class OptionValue
{
    private const int MostEntries = 10_000;

    /// <summary>A value that was read; null inside means that null was asked for.</summary>
    public sealed record Reading(object? Value);

    public static OptionType? TypeOf(Type type) => type switch
    {
        _ when type == typeof(int) || type == typeof(long) => OptionType.Integer,
        _ when type == typeof(double) => OptionType.Number,
        _ when type == typeof(bool) => OptionType.Boolean,
        _ when type == typeof(string) => OptionType.Text,
        _ when type.IsEnum => OptionType.Choice,
        _ when type == typeof(PluginReference) => OptionType.Plugin,
        _ => null,
    };

    /// <summary>What a list option holds, or null for a single value.</summary>
    public static Type? ElementOf(Type type) => type.IsArray
        ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    public static Reading? Read(OptionField field, JsonNode? node, List<OptionFault> faults)
    {
        if (node is null)
        {
            if (field.Nullable) return new Reading(null);
            faults.Add(new OptionFault(field.Name, $"'{field.Name}' has no value."));
            return null;
        }
        var reading = field.IsList ? ReadList(field, node, faults) : ReadOne(field, field.Property.PropertyType, node, field.Name, faults);
        return Annotated(field, reading, faults);
    }

    private static Reading? ReadList(OptionField field, JsonNode node, List<OptionFault> faults)
    {
        // One value alone is a list of one: that is what people write.
        var entries = node as JsonArray is { } array ? array.ToArray() : [node];
        if (entries.Length > MostEntries)
        {
            faults.Add(new OptionFault(field.Name, $"'{field.Name}' has {entries.Length} entries; {MostEntries} are allowed."));
            return null;
        }
        var element = ElementOf(field.Property.PropertyType)!;
        IList values = Array.CreateInstance(element, entries.Length);
        var before = faults.Count;
        for (var i = 0; i < entries.Length; i++)
        {
            var path = $"{field.Name}[{i}]";
            if (entries[i] is not { } entry) faults.Add(new OptionFault(path, $"'{path}' has no value."));
            else if (ReadOne(field, element, entry, path, faults) is { } reading) values[i] = reading.Value;
        }
        return faults.Count == before ? new Reading(values) : null;
    }

    private static Reading? ReadOne(OptionField field, Type type, JsonNode node, string path, List<OptionFault> faults)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var text = node is JsonValue single ? single.ToString() : null;
        object? value = field.Type switch
        {
            OptionType.Integer => Integer(text, type),
            OptionType.Number => Number(text),
            OptionType.Boolean => bool.TryParse(text, out var flag) ? flag : null,
            OptionType.Text => text,
            OptionType.Choice => Choice(type, text),
            _ => Plugin(node),
        };
        if (value is null) faults.Add(new OptionFault(path, $"'{path}' must be {Wanted(field)}, not {Shown(node)}."));
        else if (!IsAllowed(field, value)) faults.Add(new OptionFault(path, $"'{path}' must be {Wanted(field)}; it is {Shown(node)}."));
        else return new Reading(value);
        return null;
    }

    // Annotations that have no column of their own here speak for themselves.
    private static Reading? Annotated(OptionField field, Reading? reading, List<OptionFault> faults)
    {
        if (reading is null) return null;
        var broken = field.Property.GetCustomAttributes<ValidationAttribute>()
            .Where(rule => rule is not (RangeAttribute or RequiredAttribute or AllowedValuesAttribute) && !rule.IsValid(reading.Value)).ToArray();
        faults.AddRange(broken.Select(rule => new OptionFault(field.Name, rule.FormatErrorMessage(field.Name))));
        return broken.Length == 0 ? reading : null;
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static object? Integer(string? text, Type type)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            // 7.0 and 1e3 are whole too; above this not every whole number is a double.
            if (Number(text) is not { } number || number != Math.Floor(number) || Math.Abs(number) > 1L << 53) return null;
            whole = (long)number;
        }
        return type == typeof(long) ? whole : whole is >= int.MinValue and <= int.MaxValue ? (object)(int)whole : null;
    }

    private static object? Choice(Type type, string? text) => Enum.GetValues(type).Cast<object>()
        .FirstOrDefault(value => OptionJson.NameOf((Enum)value) == text);

    private static PluginReference? Plugin(JsonNode node)
    {
        if (node is JsonValue value && value.TryGetValue<string>(out var id)) return new PluginReference(id);
        if (node is not JsonObject map || map["use"] is not JsonValue use || !use.TryGetValue<string>(out var named)) return null;
        var options = new JsonObject(map.Where(pair => pair.Key != "use").Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        return new PluginReference(named, options.Count == 0 ? null : options);
    }

    private static bool IsAllowed(OptionField field, object value)
    {
        if (field.Type is OptionType.Choice or OptionType.Plugin) return true;
        if (field.Choices.Count > 0 && !field.Choices.Contains($"{value}")) return false;
        return field.Range is not { } range || field.Type is not (OptionType.Integer or OptionType.Number)
            || range.Contains(Convert.ToDouble(value, CultureInfo.InvariantCulture));
    }

    /// <summary>What a value has to be, in words that follow "must be".</summary>
    public static string Wanted(OptionField field)
    {
        if (field.Choices.Count > 0) return "one of " + string.Join(", ", field.Choices);
        var kind = field.Type switch
        {
            OptionType.Integer => "a whole number",
            OptionType.Number => "a number",
            OptionType.Boolean => "true or false",
            OptionType.Plugin => "a plugin's id, or { use: id, ... } with its options",
            _ => "text",
        };
        return $"{kind} {field.Range}".TrimEnd();
    }

    private static string Shown(JsonNode node)
    {
        // A value may be as long as the request itself; a message stays readable.
        return node is JsonValue value && value.TryGetValue<string>(out var text)
            ? $"\"{Spelling.Short(text)}\""
            : Spelling.Short(node.ToJsonString());
    }
}
