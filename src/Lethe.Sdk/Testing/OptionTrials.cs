using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Lethe.Sdk.Testing;

/// <summary>Tries an options record on its own terms, where no host is there to read its schema.</summary>
internal static class OptionTrials
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<OptionTrial> Of(Type options) =>
        [.. options.GetProperties().Where(property => property.SetMethod is { IsPublic: true }).SelectMany(Ends), RoundTrip(options)];

    private static IEnumerable<OptionTrial> Ends(PropertyInfo property)
    {
        if (property.GetCustomAttribute<RangeAttribute>() is not { } range) yield break;
        if (!range.MinimumIsExclusive && IsAnEnd(range.Minimum)) yield return Set(property, range.Minimum);
        if (!range.MaximumIsExclusive && IsAnEnd(range.Maximum)) yield return Set(property, range.Maximum);
    }

    // The largest number of a type is how authors write that there is no end.
    private static bool IsAnEnd(object limit) => limit switch
    {
        int whole => whole is not (int.MinValue or int.MaxValue),
        double number => number is not (double.MinValue or double.MaxValue) && double.IsFinite(number),
        _ => true,
    };

    private static OptionTrial Set(PropertyInfo property, object limit)
    {
        var what = $"{JsonNamingPolicy.CamelCase.ConvertName(property.Name)} = {Convert.ToString(limit, CultureInfo.InvariantCulture)}";
        try
        {
            var value = Fit(property.PropertyType, Convert.ToDouble(limit, CultureInfo.InvariantCulture));
            property.SetValue(Activator.CreateInstance(property.ReflectedType!), value);
            return new OptionTrial(what, null);
        }
        catch (TargetInvocationException refusal)
        {
            return new OptionTrial(what, refusal.GetBaseException().Message);
        }
        catch (Exception misfit) when (misfit is OverflowException or InvalidCastException or ArgumentException)
        {
            return new OptionTrial(what, $"{property.PropertyType.Name} cannot be that: {misfit.Message}");
        }
    }

    private static object Fit(Type type, double limit)
    {
        var element = type.IsArray ? type.GetElementType()! : type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) ? type.GetGenericArguments()[0] : null;
        var plain = Nullable.GetUnderlyingType(element ?? type) ?? element ?? type;
        // Convert rounds; an option of whole numbers has no end between two of them.
        if (plain != typeof(double) && limit != Math.Floor(limit)) throw new InvalidCastException("it is no whole number.");
        var value = Convert.ChangeType(limit, plain, CultureInfo.InvariantCulture);
        if (element is null) return value;
        var list = Array.CreateInstance(plain, 1);
        list.SetValue(value, 0);
        return list;
    }

    private static OptionTrial RoundTrip(Type options)
    {
        const string What = "all defaults, written as JSON and read back";
        try
        {
            var written = JsonSerializer.Serialize(Activator.CreateInstance(options), options, Json);
            var again = JsonSerializer.Serialize(JsonSerializer.Deserialize(written, options, Json), options, Json);
            return new OptionTrial(What, again == written ? null : $"{written} came back as {again}");
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            return new OptionTrial(What, failure.Message);
        }
    }
}
