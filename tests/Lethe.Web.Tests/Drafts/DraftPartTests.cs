using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Lethe.Auditing.Documents;
using Lethe.Plugins.Options;
using Lethe.Sdk;
using Lethe.Web.Drafts;

namespace Lethe.Web.Tests.Drafts;

public sealed class DraftPartTests
{
    private static readonly OptionsSchema Schema = OptionsSchema.Of(typeof(SampleOptions));

    [Theory]
    [InlineData("rate", "0.05", "0.05")]
    [InlineData("rate", " 1e-3 ", "1e-3")]
    [InlineData("rate", "much", "\"much\"")]
    [InlineData("path", "12", "\"12\"")]
    [InlineData("path", "null", "null")]
    [InlineData("widths", "64, 32,", "[64,32]")]
    [InlineData("widths", "x", "[\"x\"]")]
    [InlineData("names", "a, b\r\nc", "[\"a, b\",\"c\"]")]
    [InlineData("flag", "true", "true")]
    public void Field_WithText_GivesTheValueThatARequestWouldHold(string option, string text, string json)
    {
        var change = OptionText.Read(Schema.Find(option)!, text);
        Assert.True(change.IsGiven);
        Assert.Equal(json, change.Value?.ToJsonString() ?? "null");
    }

    [Theory]
    [InlineData("rate", "0.05")]
    [InlineData("widths", "64, 32")]
    [InlineData("names", "a, b\nc")]
    [InlineData("path", "a b.csv")]
    public void Field_WithAValue_ShowsWhatWasTyped(string option, string text)
    {
        var field = Schema.Find(option)!;
        Assert.Equal(text, OptionText.Of(field, OptionText.Read(field, text).Value));
    }

    [Fact]
    public void Field_ThatIsEmptied_IsLeftToItsDefault()
    {
        var node = UseNode.With(JsonNode.Parse("""{ "use": "x", "rate": 1, "path": "p" }"""), OptionText.Read(Schema.Find("rate")!, " "));
        Assert.Equal("""{"use":"x","path":"p"}""", node.ToJsonString());
    }

    [Fact]
    public void Plugin_NamedByItsIdAlone_BecomesAMappingWhenAnOptionIsSet()
    {
        var node = UseNode.With(JsonValue.Create("x"), new OptionChange("rate", JsonValue.Create(2), true));
        Assert.Equal("""{"use":"x","rate":2}""", node.ToJsonString());
        Assert.Equal("x", UseNode.Id(JsonValue.Create("x")));
        Assert.Equal("", UseNode.Id(JsonNode.Parse("[1]")));
    }

    [Fact]
    public void Plugin_ChosenForAnother_KeepsOptionsThatBothHave()
    {
        var node = JsonNode.Parse("""{ "use": "x", "rate": 1, "other": 2 }""");
        Assert.Equal("""{"use":"y","rate":1}""", UseNode.Choose(node, "y", Schema)!.ToJsonString());
        Assert.Null(UseNode.Choose(node, "", Schema));
    }

    [Fact]
    public void Faults_ShowAtTheirFieldOrAtThePluginWhereThereIsNoField()
    {
        SourceFault own = new(0, "unlearn[0]", "a"), known = new(0, "unlearn[0].rate", "b"), unknown = new(0, "unlearn[0].speed", "c"), other = new(0, "unlearn[1]", "d");
        var faults = new DraftFaults([own, known, unknown, other]);
        Assert.Equal([own, unknown], faults.At("unlearn[0]", ["rate"]));
        Assert.Equal([known], faults.Within("unlearn[0].rate"));
        Assert.Empty(faults.At("unlearn"));
        Assert.Equal("f-unlearn-0--rate", DraftFaults.FieldId("unlearn[0].rate"));
    }

    private sealed record SampleOptions
    {
        [Range(0.0, 1.0)]
        public double Rate { get; init; } = 0.1;

        public string? Path { get; init; }

        public IReadOnlyList<int> Widths { get; init; } = [8];

        public IReadOnlyList<string> Names { get; init; } = [];

        public bool Flag { get; init; }

        public PluginReference Architecture { get; init; } = new("arch.mlp");
    }
}
