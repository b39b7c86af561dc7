using System.Text;

namespace Lethe.Data.Records;

/// <summary>Opens files so that every way in which they can be bad ends as one kind of exception.</summary>
internal static class DataFile
{
    private const int BufferSize = 1 << 16;

    public static FileStream Open(string path) => Guard(path, () => new FileStream(
        path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan));

    /// <summary>A whole small file, refused when it is larger than it has any reason to be.</summary>
    public static byte[] ReadAll(string path, long mostBytes)
    {
        using var file = Open(path);
        if (file.Length > mostBytes) throw new DataFormatException(path, $"it has {file.Length} bytes; {mostBytes} are allowed");
        var bytes = new byte[file.Length];
        Guard(path, () => file.ReadExactly(bytes));
        return bytes;
    }

    /// <summary>Text of a file, strictly UTF-8, with or without a byte-order mark.</summary>
    public static StreamReader OpenText(string path) =>
        new(Open(path), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, BufferSize);

    public static void Guard(string path, Action read) => Guard(path, () =>
    {
        read();
        return true;
    });

    public static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataFormatException(path, "there is no such file", failure);
        }
        catch (EndOfStreamException failure)
        {
            throw new DataFormatException(path, "it ends early", failure);
        }
        catch (DecoderFallbackException failure)
        {
            throw new DataFormatException(path, "it is not UTF-8 text", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new DataFormatException(path, $"it cannot be read: {failure.Message}", failure);
        }
    }
}
