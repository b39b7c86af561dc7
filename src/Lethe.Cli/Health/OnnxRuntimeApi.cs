using System.Runtime.InteropServices;

namespace Lethe.Cli.Health;

/// <summary>
/// The two questions the doctor asks ONNX Runtime through its C interface, which is a table of functions that
/// only ever grows at its end: a place in it, once given, stays.
/// </summary>
internal sealed unsafe class OnnxRuntimeApi
{
    private const uint FirstVersionWithProviders = 4;
    private const int GetAvailableProviders = 125;
    private const int ReleaseAvailableProviders = 126;

    private readonly nint* _functions;

    private OnnxRuntimeApi(string version, nint* functions)
    {
        Version = version;
        _functions = functions;
    }

    public string Version { get; }

    /// <summary>Null when the library is not ONNX Runtime, or older than these questions.</summary>
    public static OnnxRuntimeApi? Of(LoadedLibrary library)
    {
        if (library.Export("OrtGetApiBase") is not { } address)
            return null;
        var root = (nint*)((delegate* unmanaged<nint>)address)();
        var functions = (nint*)((delegate* unmanaged<uint, nint>)root[0])(FirstVersionWithProviders);
        var version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)root[1])());
        return functions is null || version is null ? null : new(version, functions);
    }

    /// <summary>What it can compute with, best first: the CPU and what else this build has.</summary>
    public IReadOnlyList<string> Providers()
    {
        nint* names = null;
        var count = 0;
        var status = ((delegate* unmanaged<nint**, int*, nint>)_functions[GetAvailableProviders])(&names, &count);
        if (status != 0)
            return [];
        var providers = new string[count];
        for (var i = 0; i < count; i++)
            providers[i] = Marshal.PtrToStringUTF8(names[i])?.Replace("ExecutionProvider", "", StringComparison.Ordinal) ?? "";
        _ = ((delegate* unmanaged<nint*, int, nint>)_functions[ReleaseAvailableProviders])(names, count);
        return providers;
    }
}
