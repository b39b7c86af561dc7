using System.Text;
using Lethe.Auditing.Documents;
using Lethe.Auditing.Requests;

namespace Lethe.Auditing.Tests.Documents;

public class SourceDocumentTests
{
    [Fact]
    public void Scalars_OfEachKind_AreReadByTheCoreSchema()
    {
        var root = RequestReader.Parse("""
            a: 5
            b: -2.50
            c: true
            d: ~
            e:
            f: "5"
            g: '5'
            h: 00123
            i: 1_000
            j: .nan
            k: text with: colon
            l: 1e400
            m: |
              two
              lines
            n: 0x1F
            """.Replace("text with: colon", "'text with: colon'", StringComparison.Ordinal)).Root;
        Assert.Equal(
            """{"a":5,"b":-2.50,"c":true,"d":null,"e":null,"f":"5","g":"5","h":"00123","i":"1_000","j":".nan","k":"text with: colon","l":"1e400","m":"two\nlines","n":"0x1F"}""",
            root.ToJsonString().Replace("\\n\"", "\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Json_WithItsOwnEscapes_MeansTheSame()
    {
        var root = RequestReader.Parse("""{"a":"\u00e9\/\n\t\"\\","b":[1,2.5e-3,true,null],"c":{},"d":[],"e":"\ud83d\ude00"}""").Root;
        Assert.Equal("é/\n\t\"\\", (string?)root["a"]);
        Assert.Equal("[1,2.5e-3,true,null]", root["b"]!.ToJsonString());
        Assert.Equal("😀", (string?)root["e"]);
    }

    [Fact]
    public void Line_OfAValue_IsWhereItStands()
    {
        var document = RequestReader.Parse("a: 1\nb:\n  - x\n  - c: 2\n    d: 3\n");
        Assert.Equal([1, 2, 3, 4, 5], new[] { "a", "b", "b[0]", "b[1].c", "b[1].d" }.Select(document.Line));
        Assert.Equal(5, document.Line("b[1].d.unknown[3].deeper"));
        Assert.Equal(0, document.Line("unknown"));
    }

    [Fact]
    public void Anchor_UsedAgain_IsTheSameValueTwice()
    {
        var root = RequestReader.Parse("a: &x { b: [1] }\nc: *x\n").Root;
        Assert.Equal("""{"b":[1]}""", root["c"]!.ToJsonString());
        root["c"]!["b"]![0] = 2;
        Assert.Equal("""{"b":[1]}""", root["a"]!.ToJsonString());
    }

    [Fact]
    public void ByteOrderMark_InFront_IsSkipped() => Assert.Equal(1, (int)RequestReader.Parse("\uFEFFa: 1").Root["a"]!);

    [Theory]
    [InlineData("", 0, "The request is empty.")]
    [InlineData("# only a comment\n", 0, "The request is empty.")]
    [InlineData("just words", 1, "A request is a mapping: name: ..., subject: ..., and so on.")]
    [InlineData("\n- a\n- b\n", 2, "A request is a mapping: name: ..., subject: ..., and so on.")]
    [InlineData("a: 1\n---\nb: 2\n", 2, "A request is one document.")]
    [InlineData("a: 1\nb: 2\na: 3\n", 3, "'a' is written twice; it is already on line 1.")]
    [InlineData("a: { b: 1, b: 2 }\n", 1, "'b' is written twice; it is already on line 1.")]
    [InlineData("? [a, b]\n: c\n", 1, "A key must be a word.")]
    [InlineData("? { a: b }\n: c\n", 1, "A key must be a word.")]
    [InlineData(": c\n", 1, "A key must be a word.")]
    [InlineData("a: !!python/object:os.system x\n", 1, "The tag tag:yaml.org,2002:python/object:os.system has no meaning in a request.")]
    [InlineData("a: !secret x\n", 1, "The tag !secret has no meaning in a request.")]
    [InlineData("a: *x\n", 1, "*x is not defined before it is used.")]
    [InlineData("a: &x [ *x ]\n", 1, "*x is not defined before it is used.")]
    [InlineData("\t: 1\nb: 2\n", 1, "YAML is indented with spaces; this line has a tab.")]
    [InlineData("a: 1\n\tb: 2\n", 2, "YAML is indented with spaces; this line has a tab.")]
    [InlineData("a: 1\nb: \u0007\n", 2, "There is a character U+0007 in it, which is no text.")]
    [InlineData("a: \"\\0\"\n", 1, "There is a character U+0000 in it, which is no text.")]
    public void Text_ThatIsNoRequest_SaysWhereAndWhy(string text, int line, string message)
    {
        var fault = Assert.Single(Refuse(text));
        Assert.Equal((line, message), (fault.Line, fault.Message));
    }

    [Fact]
    public void Text_WithHalfASurrogatePair_IsRefused() =>
        Assert.Equal("There is a character U+D800 in it, which is no text.", Assert.Single(Refuse("a: \ud800\n")).Message);

    [Theory]
    [InlineData("a: [1, 2\n", 2)]
    [InlineData("a: { b: 1\nc: }}\n", 2)]
    [InlineData("a: \"unfinished\n", 2)]
    [InlineData("a: b, 1 c: d } ]\ne: f\n", 2)]
    [InlineData("a: 1\nb: 2\n c: 3\n", 3)]
    [InlineData("%YAML 99999999999999999999.1\n---\na: 1\n", 1)]
    public void Text_ThatIsNoYaml_SaysWhere(string text, int line)
    {
        var fault = Assert.Single(Refuse(text));
        Assert.StartsWith("This is not YAML: ", fault.Message, StringComparison.Ordinal);
        Assert.InRange(fault.Line, 1, line);
    }

    [Fact]
    public void Faults_InSeveralPlaces_ComeAllAtOnce() =>
        Assert.Equal([2, 3, 5], Refuse("a: 1\na: 2\n? [x]\n: y\nb: !t z\n").Select(fault => fault.Line));

    [Fact]
    public void Aliases_ThatWouldGrowWithoutEnd_AreRefused()
    {
        var bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (var level = 'b'; level <= 'i'; level++)
            bomb.Append($"{level}: &{level} [{string.Join(", ", Enumerable.Repeat($"*{(char)(level - 1)}", 9))}]\n");
        Assert.Equal("The request has more than 20000 values.", Assert.Single(Refuse(bomb.ToString())).Message);
    }

    [Fact]
    public void Aliases_ThatRepeatALongText_AreRefused()
    {
        var text = $"a: &a {new string('x', 100_000)}\nb: [{string.Join(", ", Enumerable.Repeat("*a", 50))}]\n";
        Assert.Equal("The request has more than 1048576 characters.", Assert.Single(Refuse(text)).Message);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Nesting_BeyondMeasure_IsRefused(char open)
    {
        var text = "a: " + string.Concat(Enumerable.Repeat(open == '[' ? "[" : "{ a: ", 100_000));
        Assert.Equal("The request is nested more than 32 deep.", Assert.Single(Refuse(text)).Message);
    }

    [Fact]
    public void Nesting_OfKeys_IsRefused() =>
        Assert.Contains("nested more than 32 deep", Assert.Single(Refuse("? " + string.Concat(Enumerable.Repeat("? ", 100_000)))).Message, StringComparison.Ordinal);

    [Fact]
    public void Text_BeyondMeasure_IsNotRead() =>
        Assert.Equal("The request has 2000003 characters; 1048576 are allowed.", Assert.Single(Refuse("a: " + new string('x', 2_000_000))).Message);

    [Fact]
    public void Values_BeyondMeasure_AreRefused() =>
        Assert.Equal("The request has more than 20000 values.", Assert.Single(Refuse($"a: [{string.Join(",", Enumerable.Repeat("1", 30_000))}]")).Message);

    [Fact]
    public void Key_BeyondMeasure_IsRefused() =>
        Assert.Equal("A key has at most 100 characters.", Assert.Single(Refuse($"{new string('k', 101)}: 1")).Message);

    [Fact]
    public void Junk_OfRandomBytes_IsRefused()
    {
        var bytes = new byte[4000];
        new Random(5).NextBytes(bytes);
        Assert.NotEmpty(Refuse(Encoding.Latin1.GetString(bytes)));
        Assert.NotEmpty(Refuse(Encoding.UTF8.GetString(bytes)));
    }

    [Fact]
    public void Number_BeyondMeasure_IsText()
    {
        var digits = new string('9', 100_000);
        Assert.Equal(digits, (string?)RequestReader.Parse($"a: {digits}").Root["a"]);
    }

    private static IReadOnlyList<SourceFault> Refuse(string text) => Assert.Throws<RequestException>(() => RequestReader.Parse(text)).Faults;
}
