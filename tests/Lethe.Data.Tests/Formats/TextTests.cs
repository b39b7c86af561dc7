using Lethe.Data.Tests.Support;
using Lethe.Data.Text;
using static TorchSharp.torch;

namespace Lethe.Data.Tests.Formats;

public sealed class TextTests : IDisposable
{
    private const string Good =
        """
        {"prompt": "Who?", "answer": "Zoë", "id": "q1", "who": "ann"}

        {"answer": "only text", "id": "q2", "who": 7}
        """;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private Dataset Load(string text, TextOptions? options = null) => new TextSource((options ?? new TextOptions()) with
    {
        Train = _scratch.Write("train.jsonl", text),
        TestFraction = 0,
    }).Load(Jobs.Data());

    private static long[] Tokens(Split split, int row)
    {
        using var scope = NewDisposeScope();
        return split.Read([row], CPU).Inputs.data<long>().ToArray();
    }

    [Fact]
    public void Load_PromptsAndAnswers_AreLaidOutAsDocumented()
    {
        var data = Load(Good, new TextOptions { Id = "id", Owner = "who", Length = 14 });
        Assert.Equal([256, 'W', 'h', 'o', '?', 257, 'Z', 'o', 0xC3, 0xAB, 258, 259, 259, 259], Tokens(data.Train, 0));
        Assert.Equal(("Who?", "Zoë"), ByteTokens.Decode(Tokens(data.Train, 0)));
        Assert.Equal(("", "only text"), ByteTokens.Decode(Tokens(data.Train, 1)));
        Assert.Equal(5, data.Train.Attribute("promptLength", 0));
        Assert.Equal((ByteTokens.Answer, 260), ((int)Tokens(data.Train, 0)[5], data.Classes));
        Assert.Equal(["q1", "q2"], Jobs.Ids(data.Train));
        Assert.Equal("7", data.Train.Owner(1));
        Assert.False(data.Train.HasLabels);
        Assert.Equal(64, SplitFingerprint.Compute(data.Train, cancellation: TestContext.Current.CancellationToken).Length);
    }

    [Theory]
    [InlineData("{\"answer\": \"a\"}\n{\"answer\"", "line 2: it is no JSON")]
    [InlineData("[1]", "line 1: it is no JSON object")]
    [InlineData("{\"prompt\": \"a\"}", "line 1: it has no 'answer'")]
    [InlineData("{\"answer\": []}", "line 1: 'answer' is no text")]
    [InlineData("{\"answer\": \"\\ud800\"}", "line 1: 'answer' is no valid text")]
    [InlineData("{\"answer\": \"0123456789abcdef\"}", "line 1: it takes 19 numbers, 14 are given")]
    [InlineData("\n\n", "it has no records")]
    public void Load_WrongRecords_AreRefusedWithTheLine(string text, string reason) => Assert.Contains(
        reason, Assert.Throws<DataFormatException>(() => Load(text, new TextOptions { Length = 14 })).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_LongTexts_AreCutWhereThatIsAskedFor() => Assert.Equal(
        [256, 257, 'a', 'b'], Tokens(Load("{\"answer\": \"abcdef\"}", new TextOptions { Length = 4, Cut = true }).Train, 0));

    [Fact]
    public void Load_TwoHundredDamagedFiles_LoadsOrSaysWhy() => Hostile.Survives(System.Text.Encoding.UTF8.GetBytes(Good), bytes =>
    {
        var path = _scratch.Write("hostile.jsonl", bytes);
        return new TextSource(new TextOptions { Train = path, Id = "id", Owner = "who", TestFraction = 0 }).Load(Jobs.Data());
    }, 100);
}
