using System.Text.Json.Nodes;
using Lethe.Sdk.Testing;

namespace Lethe.Plugins.Options;

/// <summary>Tries options the way requests write them.</summary>
internal static class SchemaTrials
{
    /// <param name="options">What is written and read back.</param>
    public static IReadOnlyList<OptionTrial> Of(OptionsSchema schema, object? options) =>
        schema.Type is null ? [] : [.. schema.Fields.SelectMany(field => Ends(schema, field)), RoundTrip(schema, options)];

    private static IEnumerable<OptionTrial> Ends(OptionsSchema schema, OptionField field)
    {
        if (field.Range is not { } range) yield break;
        if (!range.OpenLow && double.IsFinite(range.Low)) yield return Set(schema, field, range.Low);
        if (!range.OpenHigh && double.IsFinite(range.High)) yield return Set(schema, field, range.High);
    }

    // By itself: whether it goes with the defaults of the others is for the record to judge.
    private static OptionTrial Set(OptionsSchema schema, OptionField field, double end)
    {
        var faults = new List<OptionFault>();
        if (OptionValue.Read(field, JsonValue.Create(end), faults) is { } read)
            OptionsSchema.Set(field, Activator.CreateInstance(schema.Type!)!, read.Value, faults);
        return new OptionTrial($"{field.Name} = {end}", faults.FirstOrDefault()?.Message);
    }

    private static OptionTrial RoundTrip(OptionsSchema schema, object? options)
    {
        const string What = "all values, written as JSON and read back";
        var written = schema.Write(options);
        // A required one that nobody gave has no value to write.
        foreach (var field in schema.Fields.Where(field => field.Required && written[field.Name] is null)) written.Remove(field.Name);
        var (read, faults) = schema.Bind(written);
        if (faults.Count > 0) return new OptionTrial(What, faults[0].Message);
        var again = schema.Write(read);
        return new OptionTrial(What, JsonNode.DeepEquals(written, again) ? null : $"{written.ToJsonString()} came back as {again.ToJsonString()}");
    }
}
