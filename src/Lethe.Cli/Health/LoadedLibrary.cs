using System.Runtime.InteropServices;

namespace Lethe.Cli.Health;

/// <summary>
/// A native library that is asked a few questions by name, so that a missing or broken one is a reason to show
/// rather than an exception out of a static import. It stays loaded: libtorch does not survive being unloaded.
/// </summary>
internal sealed unsafe class LoadedLibrary
{
    private readonly nint _handle;

    private LoadedLibrary(nint handle) => _handle = handle;

    /// <summary>The library, or null and the loader's own reason.</summary>
    public static LoadedLibrary? Open(string path, out string reason)
    {
        try
        {
            reason = "";
            return new(NativeLibrary.Load(path));
        }
        catch (Exception fault) when (fault is DllNotFoundException or BadImageFormatException)
        {
            reason = Reason(fault.Message, path);
            return null;
        }
    }

    public nint? Export(string name) => NativeLibrary.TryGetExport(_handle, name, out var address) ? address : null;

    /// <summary>The result of <c>int name()</c>, or null when there is no such export.</summary>
    public int? Integer(string name) => Export(name) is { } address ? ((delegate* unmanaged[Cdecl]<int>)address)() : null;

    /// <summary>The result of <c>const char* name()</c>, or null when there is no such export.</summary>
    public string? Text(string name) =>
        Export(name) is { } address ? Marshal.PtrToStringUTF8(((delegate* unmanaged[Cdecl]<nint>)address)()) : null;

    // The runtime tries several spellings of a name and reports each on a line; the one that names the cause is
    // the one the loader wrote about the file itself.
    private static string Reason(string message, string path)
    {
        var lines = message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.FirstOrDefault(line => line.Contains(": ", StringComparison.Ordinal)
                && !line.Contains("No such file or directory", StringComparison.Ordinal)
                && !line.StartsWith("Unable", StringComparison.Ordinal))
            ?? lines.FirstOrDefault(line => line.StartsWith(path, StringComparison.Ordinal))
            ?? lines[0];
    }
}
