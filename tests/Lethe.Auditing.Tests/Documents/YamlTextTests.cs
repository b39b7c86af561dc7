using System.Text.Json.Nodes;
using Lethe.Auditing.Documents;
using Lethe.Auditing.Requests;

namespace Lethe.Auditing.Tests.Documents;

public sealed class YamlTextTests
{
    [Fact]
    public void Text_OfARequest_IsLaidOutAsPeopleWriteIt()
    {
        var map = JsonNode.Parse("""
            { "name": "Erasure request 118", "seed": 7, "data": { "use": "data.glyphs", "train": 2000 },
              "unlearn": [ { "use": "unlearn.fine-tune", "learningRate": 0.05 }, "unlearn.none" ], "widths": [64, 32] }
            """)!.AsObject();
        Assert.Equal(
            """
            name: Erasure request 118
            seed: 7
            data: { use: data.glyphs, train: 2000 }
            unlearn:
              - { use: unlearn.fine-tune, learningRate: 0.05 }
              - unlearn.none
            widths: [64, 32]

            """, YamlText.Of(map));
    }

    [Fact]
    public void Text_ThatIsTooLongForALine_IsABlock()
    {
        var name = new string('a', 60);
        var map = new JsonObject { ["data"] = new JsonObject { ["first"] = name, ["second"] = name } };
        Assert.Equal($"data:\n  first: {name}\n  second: {name}\n", YamlText.Of(map));
        var list = new JsonObject { ["unlearn"] = new JsonArray(map["data"]!.DeepClone()) };
        Assert.Equal($"unlearn:\n  - first: {name}\n    second: {name}\n", YamlText.Of(list));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("12")]
    [InlineData("-1.5e3")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData("- a")]
    [InlineData("[a]")]
    [InlineData("{a}")]
    [InlineData("*a")]
    [InlineData("&a")]
    [InlineData("!a")]
    [InlineData("%a")]
    [InlineData("@a")]
    [InlineData("`a`")]
    [InlineData("'a'")]
    [InlineData("say \"no\" \\ yes")]
    [InlineData("two\nlines\tand a tab")]
    [InlineData("\u2028\uFEFF\u0085")]
    [InlineData("Überprüfung 東京 🙂")]
    [InlineData("/data/with blanks/x.csv")]
    [InlineData("C:\\files")]
    [InlineData("a,b")]
    [InlineData("?")]
    [InlineData("---")]
    [InlineData("...")]
    public void Text_OfAnyWords_ReadsBackAsTheSame(string words)
    {
        var map = new JsonObject
        {
            ["one"] = words,
            ["list"] = new JsonArray(words, new JsonObject { ["in"] = words }),
            ["inner"] = new JsonObject { ["deep"] = new JsonArray(words), [words.Trim().Length is > 0 and < 100 ? words : "key"] = 1 },
        };
        Assert.True(JsonNode.DeepEquals(map, RequestReader.Parse(YamlText.Of(map)).Root), YamlText.Of(map));
    }

    [Theory]
    [InlineData("""{"a":null,"b":true,"c":[],"d":{},"e":[[1,2],[]],"f":1.10,"g":1e-7}""")]
    [InlineData("""{"list":[{"use":"x","inner":{"use":"y","widths":[1,2,3]}},null,{}]}""")]
    public void Text_OfAnyShape_ReadsBackAsTheSame(string json)
    {
        var map = JsonNode.Parse(json)!.AsObject();
        Assert.True(JsonNode.DeepEquals(map, RequestReader.Parse(YamlText.Of(map)).Root), YamlText.Of(map));
    }
}
