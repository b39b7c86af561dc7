using System.Text;
using Lethe.Auditing.Running.Workers.Protocol;
using Lethe.Statistics;

namespace Lethe.Auditing.Tests.Running.Workers;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("\n", new[] { "" })]
    [InlineData("a\nbc\n\nd\n", new[] { "a", "bc", "", "d" })]
    [InlineData("a\nno end", new[] { "a", "no end" })]
    [InlineData("12345678\n123456789\n0123456789abcdef\nnext", new[] { "12345678", "12345678", "01234567", "next" })]
    public void Lines_OfAStream_AreCutAtTheLimit(string text, string[] expected) =>
        Assert.Equal(expected, Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), 8));

    [Fact]
    public void Lines_InPiecesOfAnySize_AreTheSame()
    {
        var random = new RandomStream(3);
        var text = new StringBuilder();
        for (var i = 0; i < 300; i++) text.Append('a', random.NextInt(200) * (random.NextInt(30) == 0 ? 60 : 1)).Append('\n');
        var expected = text.ToString().Split('\n')[..^1].Select(line => line[..Math.Min(line.Length, 1000)]);
        for (var most = 1; most < 5000; most = most * 3 + 1)
            Assert.Equal(expected, Read(new Dribble(Encoding.UTF8.GetBytes(text.ToString()), most), 1000));
    }

    [Fact]
    public void Stream_ThatBreaks_Ends()
    {
        var stream = new MemoryStream("line\nrest"u8.ToArray());
        var reader = new LineReader(stream, 100);
        Assert.True(reader.TryRead(out _));
        stream.Dispose();
        Assert.True(reader.TryRead(out var rest));
        Assert.Equal("rest", Encoding.UTF8.GetString(rest.Span));
        Assert.False(reader.TryRead(out _));
    }

    private static List<string> Read(Stream stream, int limit)
    {
        var reader = new LineReader(stream, limit);
        var lines = new List<string>();
        while (reader.TryRead(out var line)) lines.Add(Encoding.UTF8.GetString(line.Span));
        return lines;
    }

    private sealed class Dribble(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, most)]);
    }
}
