using System.Text.Json.Nodes;
using Lethe.Plugins.Options;

namespace Lethe.Plugins.Tests.Options;

public class OptionJsonSchemaTests
{
    private static readonly JsonObject Schema = OptionsSchema.Of(typeof(EveryOption)).ToJsonSchema();

    [Theory]
    [InlineData("epochs", """{"type":"integer","minimum":1,"maximum":100,"description":"How often.","default":3}""")]
    [InlineData("rate", """{"type":"number","exclusiveMinimum":0,"maximum":1,"default":0.5}""")]
    [InlineData("limit", """{"type":["integer","null"],"minimum":1,"default":null}""")]
    [InlineData("keepHead", """{"type":"boolean","default":true}""")]
    [InlineData("norm", """{"type":"string","enum":["l-infinity","l2","mean-absolute"],"default":"l-infinity"}""")]
    [InlineData("mode", """{"type":"string","enum":["fast","exact"],"default":"fast"}""")]
    [InlineData("bits", """{"type":"integer","enum":[16,32],"default":32}""")]
    [InlineData("radii", """{"anyOf":[{"type":"array","items":{"type":"number","minimum":0,"maximum":1}},{"type":"number","minimum":0,"maximum":1}],"default":[]}""")]
    [InlineData("names", """{"anyOf":[{"type":"array","items":{"type":"string"},"minItems":1},{"type":"string"}],"default":["all"]}""")]
    [InlineData("objective", """{"anyOf":[{"type":"string"},{"type":"object","properties":{"use":{"type":"string"}},"required":["use"]}],"default":"train.cross-entropy"}""")]
    public void Property_OfEachKind_IsDescribed(string name, string json) => Assert.Equal(json, Schema["properties"]![name]!.ToJsonString());

    [Fact]
    public void Schema_OfOptions_AllowsNothingElse()
    {
        Assert.Equal("object", (string?)Schema["type"]);
        Assert.False((bool)Schema["additionalProperties"]!);
        Assert.False(Schema.ContainsKey("required"));
        Assert.Equal(16, Schema["properties"]!.AsObject().Count);
    }

    [Fact]
    public void Schema_WithRequiredOptions_NamesThem() => Assert.Equal(
        """["path","label"]""", OptionsSchema.Of(typeof(OptionsSchemaTests.TwoRequired)).ToJsonSchema()["required"]!.ToJsonString());
}
