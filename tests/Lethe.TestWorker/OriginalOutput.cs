namespace Lethe.TestWorker;

/// <summary>The pipe that was standard output when the program started, to be found again under whatever number it has now.</summary>
internal sealed class OriginalOutput
{
    private readonly string? _pipe = File.ResolveLinkTarget("/proc/self/fd/1", returnFinalTarget: false)?.Name;

    /// <summary>Bytes straight into the protocol, as no honest plugin could send them.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        var path = Directory.EnumerateFileSystemEntries("/proc/self/fd")
            .First(file => int.Parse(Path.GetFileName(file)) > 2 && File.ResolveLinkTarget(file, returnFinalTarget: false)?.Name == _pipe);
        using var pipe = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        pipe.Write(bytes);
    }
}
