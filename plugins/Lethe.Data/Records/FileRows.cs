using Microsoft.Win32.SafeHandles;

namespace Lethe.Data.Records;

/// <summary>Records at equal distances in a file, read when they are asked for.</summary>
/// <param name="offset">Where the first record begins.</param>
/// <param name="stride">From the beginning of one record to that of the next.</param>
/// <param name="length">Bytes of a record that are wanted.</param>
internal sealed class FileRows(string path, long offset, int stride, int length, int count) : IByteRows
{
    private readonly SafeFileHandle _handle = DataFile.Guard(path, () => File.OpenHandle(path));

    public int Count => count;

    public int Length => length;

    public ReadOnlySpan<byte> Row(int row, Span<byte> scratch)
    {
        var into = scratch[..length];
        var at = offset + (long)row * stride;
        for (var done = 0; done < length;)
        {
            var read = Read(into[done..], at + done);
            // A file can shrink after it was opened; a mapped one would end the process then.
            if (read == 0) throw new DataFormatException(path, "it has become shorter since it was opened");
            done += read;
        }
        return into;
    }

    private int Read(Span<byte> into, long at)
    {
        try
        {
            return RandomAccess.Read(_handle, into, at);
        }
        catch (IOException failure)
        {
            throw new DataFormatException(path, $"it cannot be read: {failure.Message}", failure);
        }
    }
}
