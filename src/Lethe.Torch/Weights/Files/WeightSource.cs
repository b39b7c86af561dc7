using Microsoft.Win32.SafeHandles;

namespace Lethe.Torch;

/// <summary>An open file, read where asked. Every access is checked against its length.</summary>
/// <remarks>
/// Read and not mapped: into tensors the two measure the same, and a file that shrinks or fails while it is read
/// gives an exception here, where a mapped one ends the process.
/// </remarks>
internal sealed unsafe class WeightSource : IDisposable
{
    private const int Longest = 1 << 30;

    private readonly SafeFileHandle _handle;

    private WeightSource(string path, SafeFileHandle handle, long length)
    {
        FilePath = path;
        Length = length;
        _handle = handle;
    }

    public string FilePath { get; }

    public long Length { get; }

    public static WeightSource Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
            throw new WeightFileException(path, "is a folder: name the file in it, such as model.safetensors or its .index.json");
        try
        {
            var handle = File.OpenHandle(
                path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.SequentialScan);
            try
            {
                var length = RandomAccess.GetLength(handle);
                return length > 0 ? new WeightSource(path, handle, length) : throw new WeightFileException(path, "is empty");
            }
            catch
            {
                handle.Dispose();
                throw;
            }
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WeightFileException(path, "there is no such file", failure);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new WeightFileException(path, "this user may not read it", failure);
        }
        catch (Exception failure) when (failure is IOException or NotSupportedException)
        {
            throw new WeightFileException(path, $"it could not be opened ({failure.Message})", failure);
        }
    }

    public byte[] Read(long offset, long length)
    {
        Check(offset, length);
        var bytes = new byte[length];
        Fill(offset, bytes);
        return bytes;
    }

    /// <summary>As much of the file as there is from here, up to <paramref name="most"/> bytes.</summary>
    public byte[] ReadUpTo(long offset, int most) => Read(offset, Math.Min(most, Length - offset));

    public void Read(long offset, nint memory, long length)
    {
        Check(offset, length);
        for (var at = 0L; at < length; at += Longest)
            Fill(offset + at, new Span<byte>((byte*)memory + at, (int)Math.Min(Longest, length - at)));
    }

    public void Fill(long offset, Span<byte> into)
    {
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        while (into.Length > 0)
        {
            var read = Some(offset, into);
            if (read == 0) throw Fault($"became shorter while it was read: {Length} bytes were there, now {offset} are");
            into = into[read..];
            offset += read;
        }
    }

    public WeightFileException Fault(string reason, Exception? cause = null) => new(FilePath, reason, cause);

    public void Dispose() => _handle.Dispose();

    public void Check(long offset, long length)
    {
        if (offset < 0 || length < 0 || offset > Length - length)
            throw Fault($"is cut short: {length} bytes wanted at {offset}, there are {Length}");
    }

    private int Some(long offset, Span<byte> into)
    {
        try
        {
            return RandomAccess.Read(_handle, into, offset);
        }
        catch (IOException failure)
        {
            throw Fault($"cannot be read at {offset} ({failure.Message})", failure);
        }
    }
}
