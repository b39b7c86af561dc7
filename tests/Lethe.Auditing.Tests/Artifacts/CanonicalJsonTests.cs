using System.Text;
using System.Text.Json.Nodes;
using Lethe.Auditing.Artifacts;
using Lethe.Statistics;

namespace Lethe.Auditing.Tests.Artifacts;

public class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{ "b": 1, "a": [ true, null, "x" ], "B": {} }""", """{"B":{},"a":[true,null,"x"],"b":1}""")]
    [InlineData("""[1, 1.0, 1e0, 10e-1, 0.1E1]""", "[1,1,1,1,1]")]
    [InlineData("[0, -0, 0.0, -0.0, 0e5]", "[0,0,0,0,0]")]
    [InlineData("[0.1, 1.10, 1e21, 1E-7, -2.5e-3]", "[0.1,1.1,1E+21,1E-07,-0.0025]")]
    [InlineData("[9007199254740993, 9223372036854775807, 18446744073709551616]", "[9007199254740993,9223372036854775807,18446744073709551616]")]
    [InlineData("\"\\u00e9\\u4e2d\\ud83d\\ude00\\/\\\"\\\\\\n\\u0001\\u007f\"", "\"é中😀/\\\"\\\\\\n\\u0001\u007f\"")]
    [InlineData("null", "null")]
    [InlineData("""{ "é": 1, "z": 2, "😀": 3, "\uffee": 4 }""", "{\"z\":2,\"é\":1,\"😀\":3,\"\uffee\":4}")]
    public void Text_OfAValue_IsTheOneForm(string json, string canonical)
    {
        Assert.Equal(canonical, CanonicalJson.Text(JsonNode.Parse(json)));
        Assert.Equal(canonical, CanonicalJson.Text(JsonNode.Parse(canonical)));
        Assert.Equal(Encoding.UTF8.GetBytes(canonical), CanonicalJson.Bytes(JsonNode.Parse(json)));
    }

    [Fact]
    public void Text_OfCreatedValues_IsThatOfParsedOnes()
    {
        var id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
        var created = new JsonArray(3, 3L, 3.0, 3m, 0.1f, 1e15, "x", true, JsonValue.Create(id));
        Assert.Equal("""[3,3,3,3,0.1,1000000000000000,"x",true,"0f8fad5b-d9cb-469f-a165-70867728950e"]""", CanonicalJson.Text(created));
    }

    [Fact]
    public void Text_OfNumbersThatJsonLacks_IsTheirNames() => Assert.Equal(
        """["NaN","Infinity","-Infinity","NaN"]""",
        CanonicalJson.Text(new JsonArray(double.NaN, double.PositiveInfinity, double.NegativeInfinity, float.NaN)));

    [Fact]
    public void Number_OfAnyBits_ReadsBackTheSame()
    {
        var random = new RandomStream(4);
        for (var i = 0; i < 5000; i++)
        {
            var number = BitConverter.UInt64BitsToDouble(random.NextBits());
            if (!double.IsFinite(number)) continue;
            var text = CanonicalJson.Text(JsonValue.Create(number));
            Assert.Equal(number, double.Parse(text));
            Assert.Equal(text, CanonicalJson.Text(JsonNode.Parse(text)));
        }
    }

    [Fact]
    public void Text_WithHalfASurrogatePair_IsRefused() => Assert.Throws<ArgumentException>(() => CanonicalJson.Text(JsonValue.Create("a\ud800")));

    [Fact]
    public void Number_BeyondADouble_IsRefused() => Assert.Throws<ArgumentException>(() => CanonicalJson.Text(JsonNode.Parse("1e999")));

    [Fact]
    public void Key_OfEqualFacts_IsEqualAndOfOthersIsNot()
    {
        var key = StageKey.Of(JsonNode.Parse("""{ "seed": 7, "plugin": "a.b" }""")!);
        // printf '{"plugin":"a.b","seed":7}' | sha256sum
        Assert.Equal("f400c8922198dfe7edde50251df3dccbaef6cf4e76d4bb571c95b98b2b7062c3", key.Value);
        Assert.Equal(key, StageKey.Of(JsonNode.Parse("""{"plugin":"a.b","seed":7.0}""")!));
        Assert.NotEqual(key, StageKey.Of(JsonNode.Parse("""{"plugin":"a.b","seed":"7"}""")!));
        Assert.Equal(key, StageKey.Parse(key.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    [InlineData("g123456789012345678901234567890123456789012345678901234567890123")]
    public void Key_OfAnotherForm_IsRefused(string text)
    {
        Assert.Throws<FormatException>(() => StageKey.Parse(text));
        Assert.Throws<InvalidOperationException>(() => default(StageKey).Value);
    }
}
