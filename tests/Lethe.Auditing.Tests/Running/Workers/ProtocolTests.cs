using System.Text;
using System.Text.Json;
using Lethe.Auditing.Running.Workers.Protocol;
using Lethe.Statistics;

namespace Lethe.Auditing.Tests.Running.Workers;

public sealed class ProtocolTests
{
    private static readonly WorkerEvent[] Events =
    [
        new WorkerEvent.Started(),
        new WorkerEvent.Progress(3, 7, "epoch 3 \"of\" 7\n\u0001 é 漢 🜁"),
        new WorkerEvent.Progress(long.MinValue, long.MaxValue, ""),
        new WorkerEvent.Log("C:\\path\t<b>"),
        new WorkerEvent.Finished(1.25e-3),
        new WorkerEvent.Failed("message", "Some.Type", "at\n  here"),
        new WorkerEvent.Cancelled(),
    ];

    [Fact]
    public void Event_WrittenAndRead_IsTheSame()
    {
        foreach (var original in Events) Assert.Equal(original, WorkerEvent.Read(Line(original)));
    }

    [Fact]
    public void Order_WrittenAndRead_IsTheSame()
    {
        WorkerOrder[] orders = [new WorkerOrder.Run("/tmp/a \"b\"\n漢.json"), new WorkerOrder.Cancel()];
        foreach (var original in orders)
        {
            var line = original.ToLine();
            Assert.Equal(line.Length - 1, Array.IndexOf(line, (byte)'\n'));
            Assert.Equal(original, WorkerOrder.Read(line.AsMemory(0, line.Length - 1)));
        }
        Assert.Equal("""{"cancel":true}""" + "\n", Encoding.UTF8.GetString(new WorkerOrder.Cancel().ToLine()));
        Assert.Equal("""{"run":"u"}""" + "\n", Encoding.UTF8.GetString(new WorkerOrder.Run("u").ToLine()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"run":7}""")]
    [InlineData("""{"cancel":false}""")]
    [InlineData("""{"run":"\ud800"}""")]
    [InlineData("""{"run":"u"} more""")]
    public void Order_ThatIsNone_IsNull(string text) => Assert.Null(WorkerOrder.Read(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("""{"event":"log"}""")]
    [InlineData("""{"event":"log","line":7}""")]
    [InlineData("""{"event":"progress","done":1.5,"total":2,"what":"x"}""")]
    [InlineData("""{"event":"progress","done":1,"total":9223372036854775808,"what":"x"}""")]
    [InlineData("""{"event":"finished","seconds":1e999}""")]
    [InlineData("""{"event":"finished","seconds":null}""")]
    [InlineData("""{"event":"failed","message":"m"}""")]
    [InlineData("""{"event":"Started"}""")]
    public void Event_ThatIsNone_IsNull(string text) => Assert.Null(WorkerEvent.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Event_WithBytesChangedAtRandom_IsAnEventOrNull()
    {
        var random = new RandomStream(11);
        var read = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Line(Events[random.NextInt(Events.Length)]).ToArray();
            for (var changes = random.NextInt(3) + 1; changes > 0; changes--) bytes[random.NextInt(bytes.Length)] = (byte)random.NextInt(256);
            if (WorkerEvent.Read(bytes) is not null) read++;
        }
        Assert.InRange(read, 100, 19_000);
    }

    // Every kind of character: of one byte, of six when escaped, of three, of four in two halves, and a half alone.
    [Theory]
    [InlineData("x")]
    [InlineData("\u0001")]
    [InlineData("漢")]
    [InlineData("🜁")]
    [InlineData("a🜁")]
    [InlineData("\ud800")]
    [InlineData("\"\\")]
    public void Event_WithTextsTooLong_FitsIntoALine(string character)
    {
        foreach (var length in new[] { 500, 1024, 5000, 20_000, 1_000_000 })
        {
            var text = string.Concat(Enumerable.Repeat(character, length / character.Length));
            WorkerEvent[] events = [new WorkerEvent.Log(text), new WorkerEvent.Progress(1, 2, text), new WorkerEvent.Failed(text, text, text)];
            foreach (var original in events)
            {
                var line = original.ToLine();
                Assert.InRange(line.Length, 1, WireText.LineLimit);
                Assert.IsType(original.GetType(), WorkerEvent.Read(line.AsMemory(0, line.Length - 1)));
                using var json = JsonDocument.Parse(line);
            }
            if (length == 1_000_000) Assert.InRange(new WorkerEvent.Log(text).ToLine().Length, 15_000, WireText.LineLimit);
        }
    }

    [Fact]
    public void Text_ThatFits_IsLeftAlone()
    {
        var text = new string('x', 15 * 1024);
        Assert.Equal(new WorkerEvent.Log(text), WorkerEvent.Read(Line(new WorkerEvent.Log(text))));
        var cut = Assert.IsType<WorkerEvent.Log>(WorkerEvent.Read(Line(new WorkerEvent.Log(text + "y"))));
        Assert.EndsWith("x…", cut.Line, StringComparison.Ordinal);
    }

    private static ReadOnlyMemory<byte> Line(WorkerEvent happened)
    {
        var line = happened.ToLine();
        Assert.Equal(line.Length - 1, Array.IndexOf(line, (byte)'\n'));
        return line.AsMemory(0, line.Length - 1);
    }
}
