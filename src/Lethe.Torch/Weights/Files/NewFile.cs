namespace Lethe.Torch;

/// <summary>Writes a file under another name and renames it when it is whole: readers see the old or the new.</summary>
internal static class NewFile
{
    private static int _count;

    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var temporary = $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref _count)}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception failure)
        {
            Discard(temporary);
            if (failure is IOException or UnauthorizedAccessException)
                throw new WeightFileException(path, $"it could not be written ({failure.Message})", failure);
            throw;
        }
    }

    private static void Discard(string temporary)
    {
        // Where even this fails, the failure that led here is the one to report; it is on its way.
        try
        {
            File.Delete(temporary);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            System.Diagnostics.Trace.TraceWarning($"{temporary} is left behind: {failure.Message}");
        }
    }
}
