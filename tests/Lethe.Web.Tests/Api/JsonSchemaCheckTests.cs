using System.Text.Json.Nodes;

namespace Lethe.Web.Tests.Api;

public sealed class JsonSchemaCheckTests
{
    private static readonly JsonNode Document = JsonNode.Parse(
        """
        { "components": { "schemas": { "Pair": { "type": "object", "required": ["a"], "properties": {
            "a": { "type": "integer" }, "b": { "type": ["null", "string"] }, "c": { "type": "array", "items": { "enum": ["x", "y"] } } } } } } }
        """)!;

    [Theory]
    [InlineData("""{ "a": 1, "b": null, "c": ["x"] }""", 0)]
    [InlineData("""{ "b": "text" }""", 1)]
    [InlineData("""{ "a": 1.5 }""", 1)]
    [InlineData("""{ "a": 1, "b": 2 }""", 1)]
    [InlineData("""{ "a": 1, "c": ["x", "z", "q"] }""", 2)]
    [InlineData("""{ "a": 1, "more": 1 }""", 1)]
    [InlineData("""[]""", 1)]
    public void Json_AgainstASchema_HasThisManyFaults(string json, int faults) =>
        Assert.Equal(faults, new JsonSchemaCheck(Document).Faults(JsonNode.Parse(json), JsonNode.Parse("""{ "$ref": "#/components/schemas/Pair" }""")!).Count);

    [Fact]
    public void Schema_WithARuleThatIsNotKnown_IsAFault() =>
        Assert.Contains("'not'", Assert.Single(new JsonSchemaCheck(Document).Faults(1, JsonNode.Parse("""{ "not": {} }""")!)), StringComparison.Ordinal);
}
