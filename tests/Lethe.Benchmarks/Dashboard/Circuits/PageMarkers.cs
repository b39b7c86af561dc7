using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Lethe.Benchmarks.Dashboard.Circuits;

/// <summary>What a page carries in comments for its circuit: the components it was drawn from, signed by the server.</summary>
/// <param name="State">What the first drawing remembers for the second.</param>
internal sealed partial record PageMarkers(IReadOnlyList<JsonObject> Components, string State)
{
    public static PageMarkers Read(string page) => new(
        [.. Component().Matches(page).Select(match => JsonNode.Parse(match.Groups[1].Value)!.AsObject()).Where(marker => marker.ContainsKey("descriptor"))],
        Remembered().Match(page).Groups[1].Value);

    /// <summary>The order to put them under the circuit's care, as the browser script writes it.</summary>
    public string Operations() => new JsonObject
    {
        ["batchId"] = 1,
        ["operations"] = new JsonArray([.. Components.Select((marker, i) => (JsonNode)new JsonObject { ["type"] = "add", ["ssrComponentId"] = i + 1, ["marker"] = marker.DeepClone() })]),
    }.ToJsonString();

    [GeneratedRegex("<!--Blazor:({.*?})-->")]
    private static partial Regex Component();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex Remembered();
}
