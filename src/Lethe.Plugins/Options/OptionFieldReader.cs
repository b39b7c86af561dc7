using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Lethe.Plugins.Options;

/// <summary>Reads one property of an options record.</summary>
internal static class OptionFieldReader
{
    public static OptionField Read(PropertyInfo property, object defaults)
    {
        var type = property.PropertyType;
        var element = OptionValue.ElementOf(type);
        var plain = Nullable.GetUnderlyingType(element ?? type) ?? element ?? type;
        var kind = OptionValue.TypeOf(plain)
            ?? throw Refuse(property, $"is of type {type.Name}, which a request cannot write");
        // The compiler's own keyword says the same as the annotation.
        var required = property.IsDefined(typeof(RequiredAttribute)) || property.IsDefined(typeof(RequiredMemberAttribute));
        var field = new OptionField
        {
            Name = JsonNamingPolicy.CamelCase.ConvertName(property.Name),
            Type = kind,
            IsList = element is not null,
            Required = required,
            Nullable = !required && IsNullable(property),
            Default = required ? null : property.GetValue(defaults),
            Range = RangeOf(property),
            Choices = Choices(property, plain),
            Description = property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "",
            Property = property,
        };
        Check(field);
        return field;
    }

    private static bool IsNullable(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null
        || new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable;

    private static string[] Choices(PropertyInfo property, Type plain) => plain.IsEnum
        ? [.. Enum.GetNames(plain).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)]
        : property.GetCustomAttribute<AllowedValuesAttribute>()?.Values.OfType<object>().Select(value => $"{value}").ToArray() ?? [];

    // The largest number of a type is how authors write that there is no end.
    private static OptionRange? RangeOf(PropertyInfo property)
    {
        if (property.GetCustomAttribute<RangeAttribute>() is not { } range) return null;
        var low = Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture);
        var high = Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);
        return new OptionRange(
            low is int.MinValue or long.MinValue or double.MinValue ? double.NegativeInfinity : low,
            high is int.MaxValue or long.MaxValue or double.MaxValue ? double.PositiveInfinity : high,
            range.MinimumIsExclusive, range.MaximumIsExclusive);
    }

    // A form is filled in with the defaults, and a stage key is made of them: they have to be values like any other.
    private static void Check(OptionField field)
    {
        if (field.Name == "use") throw Refuse(field.Property, "is called as requests call the plugin's id");
        if (field.Required) return;
        var faults = new List<OptionFault>();
        if (field.Default is double number && !double.IsFinite(number)) throw Refuse(field.Property, "has a default that no request could write; make it nullable");
        OptionValue.Read(field, OptionJson.Of(field.Default), faults);
        if (faults.Count > 0) throw Refuse(field.Property, $"refuses its own default: {faults[0].Message}");
    }

    private static PluginLoadException Refuse(PropertyInfo property, string why) =>
        new($"Option {property.DeclaringType!.Name}.{property.Name} {why.TrimEnd('.')}.");
}
