using System.Text.Json.Nodes;

namespace Lethe.Web.Tests.Api;

/// <summary>One operation of an OpenAPI document.</summary>
internal sealed record Operation(string Method, string Path, JsonObject Node)
{
    public string Id => (string?)Node["operationId"] ?? "";

    public IReadOnlyList<JsonNode> Parameters => [.. Node["parameters"]?.AsArray().OfType<JsonNode>() ?? []];

    public JsonObject Responses => Node["responses"]!.AsObject();

    /// <summary>What its body can be, by content type; null: it takes none.</summary>
    public JsonObject? Body => Node["requestBody"]?["content"]?.AsObject();

    public static IReadOnlyList<Operation> Of(JsonNode document) => [.. document["paths"]!.AsObject().SelectMany(path =>
        path.Value!.AsObject().Select(operation => new Operation(operation.Key.ToUpperInvariant(), path.Key, operation.Value!.AsObject())))];
}
