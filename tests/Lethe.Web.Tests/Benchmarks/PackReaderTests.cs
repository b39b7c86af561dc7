using System.Text;
using Lethe.Benchmarks.Dashboard.Circuits;

namespace Lethe.Web.Tests.Benchmarks;

/// <summary>What the load test of the dashboard reads off a connection, against bytes of MessagePack's own specification.</summary>
public sealed class PackReaderTests
{
    [Theory]
    [InlineData("00", 0)]
    [InlineData("7f", 127)]
    [InlineData("ff", -1)]
    [InlineData("e0", -32)]
    [InlineData("ccff", 255)]
    [InlineData("cd0100", 256)]
    [InlineData("ceffffffff", 4294967295)]
    [InlineData("cf0000000100000000", 4294967296)]
    [InlineData("d080", -128)]
    [InlineData("d18000", -32768)]
    [InlineData("d280000000", -2147483648)]
    [InlineData("d3ffffffffffffffff", -1)]
    public void Number_OfEveryWidth_IsRead(string bytes, long expected)
    {
        var reader = new PackReader(Convert.FromHexString(bytes));
        Assert.Equal(expected, reader.Number());
        Assert.True(reader.IsAtEnd);
    }

    [Theory]
    [InlineData("a0", 0)]
    [InlineData("bf", 31)]
    [InlineData("d920", 32)]
    [InlineData("da0100", 256)]
    [InlineData("db00010000", 65536)]
    public void Text_OfEveryWidth_IsRead(string head, int length)
    {
        var text = new string('x', length);
        var reader = new PackReader([.. Convert.FromHexString(head), .. Encoding.UTF8.GetBytes(text)]);
        Assert.Equal(text, reader.Text());
        Assert.True(reader.IsAtEnd);
    }

    [Fact]
    public void Text_ThatIsNone_IsNull() => Assert.Null(new PackReader([0xc0]).Text());

    [Theory]
    [InlineData("c403", 3)]
    [InlineData("c50100", 256)]
    [InlineData("c600010000", 65536)]
    public void Bytes_OfEveryWidth_AreRead(string head, int length)
    {
        byte[] bytes = [.. Enumerable.Range(0, length).Select(i => (byte)i)];
        Assert.Equal(bytes, new PackReader([.. Convert.FromHexString(head), .. bytes]).Bytes());
    }

    [Theory]
    [InlineData("90", 0)]
    [InlineData("9f", 15)]
    [InlineData("dc0100", 256)]
    public void Array_OfEveryWidth_SaysHowManyFollow(string head, int count) => Assert.Equal(count, new PackReader(Convert.FromHexString(head)).Array());

    [Fact]
    public void Messages_StandBehindTheirLengthsInSevenBitsAByte()
    {
        byte[] large = [.. Enumerable.Repeat((byte)7, 300)];
        // 300 = 0b10_0101100.
        var reader = new PackReader([0x01, 0x2a, 0xac, 0x02, .. large, 0x00]);
        var first = reader.Message();
        Assert.Equal(42, first.Number());
        Assert.True(first.IsAtEnd);
        var second = reader.Message();
        for (var i = 0; i < 300; i++) Assert.Equal(7, second.Number());
        Assert.True(second.IsAtEnd);
        Assert.True(reader.Message().IsAtEnd);
        Assert.True(reader.IsAtEnd);
    }

    [Fact]
    public void Call_AsAServerWritesIt_IsReadPartByPart()
    {
        // [1, {}, null, "JS.RenderBatch", [2, bytes]]
        var reader = new PackReader([0x95, 0x01, 0x80, 0xc0, 0xae, .. "JS.RenderBatch"u8, 0x92, 0x02, 0xc4, 0x02, 0x0a, 0x0b]);
        Assert.Equal(5, reader.Array());
        Assert.Equal(1, reader.Number());
        reader.EmptyMap();
        Assert.Null(reader.Text());
        Assert.Equal("JS.RenderBatch", reader.Text());
        Assert.Equal(2, reader.Array());
        Assert.Equal(2, reader.Number());
        Assert.Equal([0x0a, 0x0b], reader.Bytes().ToArray());
        Assert.True(reader.IsAtEnd);
    }

    [Theory]
    [InlineData("a1")]
    [InlineData("c3")]
    public void Byte_ThatIsNotExpected_IsSaid(string bytes)
    {
        var fault = Assert.Throws<InvalidDataException>(() => new PackReader(Convert.FromHexString(bytes)).Number());
        Assert.Contains($"0x{bytes}", fault.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => new PackReader(Convert.FromHexString(bytes)).Array());
        Assert.Throws<InvalidDataException>(() => new PackReader(Convert.FromHexString(bytes)).Bytes());
        Assert.Throws<InvalidDataException>(() => new PackReader(Convert.FromHexString(bytes)).EmptyMap());
    }

    [Theory]
    [InlineData("")]
    [InlineData("cd01")]
    public void Bytes_ThatEndTooSoon_AreNoNumber(string bytes) => Assert.Throws<ArgumentOutOfRangeException>(() => new PackReader(Convert.FromHexString(bytes)).Number());
}
