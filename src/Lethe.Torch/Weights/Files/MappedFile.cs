using System.IO.MemoryMappedFiles;

namespace Lethe.Torch;

/// <summary>A file mapped into memory for reading. Every access is checked against its length.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private bool _closed;

    private MappedFile(string path, Microsoft.Win32.SafeHandles.SafeFileHandle handle, long length)
    {
        FilePath = path;
        Length = length;
        _map = MemoryMappedFile.CreateFromFile(handle, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    public string FilePath { get; }

    public long Length { get; }

    public static MappedFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
            throw new WeightFileException(path, "is a folder: name the file in it, such as model.safetensors or model.safetensors.index.json");
        try
        {
            var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            try
            {
                var length = RandomAccess.GetLength(handle);
                return length > 0 ? new MappedFile(path, handle, length) : throw new WeightFileException(path, "is empty");
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

    public ReadOnlySpan<byte> Span(long offset, long length) => new(Address(offset, length), checked((int)length));

    /// <summary>As much of the file as there is from here, up to <paramref name="most"/> bytes.</summary>
    public ReadOnlySpan<byte> UpTo(long offset, int most) => Span(offset, Math.Min(most, Length - offset));

    public Stream Stream(long offset, long length) => new UnmanagedMemoryStream(Address(offset, length), length);

    public byte* Address(long offset, long length)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (offset < 0 || length < 0 || offset > Length - length)
            throw Fault($"is cut short: {length} bytes wanted at {offset}, there are {Length}");
        return _start + offset;
    }

    public WeightFileException Fault(string reason, Exception? cause = null) => new(FilePath, reason, cause);

    public void Dispose()
    {
        if (_closed) return;
        _closed = true;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
    }
}
