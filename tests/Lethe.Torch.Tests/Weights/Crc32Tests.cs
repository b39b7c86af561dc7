namespace Lethe.Torch.Tests.Weights;

public class Crc32Tests
{
    [Fact]
    public void Append_OfTheCheckString_GivesTheCheckValue() => Assert.Equal(0xCBF43926u, Crc32.Append(0, "123456789"u8));

    [Fact]
    public void Append_OfZeros_GivesTheRecordedValue()
    {
        // zlib.crc32(bytes(1000)), and of the numbers 0 to 255 four times
        Assert.Equal(0x060B1780u, Crc32.Append(0, new byte[1000]));
        Assert.Equal(0xB70B4C26u, Crc32.Append(0, [.. Enumerable.Range(0, 1024).Select(number => (byte)number)]));
    }

    [Fact]
    public void Append_InAnyPieces_GivesWhatTheTablesGive()
    {
        var bytes = new byte[5000];
        new Random(3).NextBytes(bytes);
        for (var length = 0; length < 700; length++)
            Assert.Equal(~Crc32.ByTable(~0u, bytes.AsSpan(length % 7, length)), Crc32.Append(0, bytes.AsSpan(length % 7, length)));
        var whole = Crc32.Append(0, bytes);
        for (var cut = 0; cut < bytes.Length; cut += 97)
            Assert.Equal(whole, Crc32.Append(Crc32.Append(0, bytes.AsSpan(0, cut)), bytes.AsSpan(cut)));
    }
}
