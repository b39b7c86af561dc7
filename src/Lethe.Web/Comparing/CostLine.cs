using System.Globalization;
using System.Text.Json.Nodes;
using Lethe.Auditing.Requests;
using Lethe.Storage.Audits;

namespace Lethe.Web.Comparing;

/// <summary>What a result cost, beside what it was allowed.</summary>
/// <param name="Samples">Records passed forward and backward.</param>
/// <param name="IsExhausted">It stopped because its budget was used up.</param>
/// <param name="Budget">In words; empty for no limit.</param>
public sealed record CostLine(double? Seconds, long? Samples, bool IsExhausted, string Budget)
{
    public static CostLine Of(CompareColumn column, AuditDetail audit)
    {
        var facts = column.Model?.Facts;
        return new CostLine(Number(facts?["seconds"]), Number(facts?["spent"]) is { } spent ? (long)spent : null,
            facts?["exhausted"] is JsonValue flag && flag.TryGetValue<bool>(out var isExhausted) && isExhausted, BudgetOf(audit.RequestText));
    }

    private static double? Number(JsonNode? node) =>
        node is JsonValue value && double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string BudgetOf(string request)
    {
        try
        {
            return RequestReader.Parse(request).Root["budget"] is JsonObject { Count: > 0 } budget
                ? string.Join(", ", budget.Select(pair => $"{pair.Value} {pair.Key}")) : "";
        }
        catch (RequestException)
        {
            // It was read when it was queued, perhaps by another version.
            return "cannot be read";
        }
    }
}
