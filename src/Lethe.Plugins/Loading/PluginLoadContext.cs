using System.Reflection;
using System.Runtime.Loader;

namespace Lethe.Plugins.Loading;

/// <summary>
/// A plugin folder's own world: its private libraries load from the folder, everything it shares with the host comes
/// from the host. A second copy of the contracts would be a second set of types, and nothing would fit any more.
/// </summary>
internal sealed class PluginLoadContext(string folder, IEnumerable<string> assemblies) : AssemblyLoadContext(Path.GetFileName(folder))
{
    // Never the folder's, even where the host lacks them: half of their types would be the host's.
    private static readonly string[] AlwaysHosts =
    [
        "Lethe.Sdk", "Lethe.Statistics", "Lethe.Torch", "Lethe.Onnx", "Lethe.Export", "Lethe.Plugins", "Lethe.Auditing",
        "Lethe.Storage", "TorchSharp", "Microsoft.ML.OnnxRuntime",
    ];

    private readonly AssemblyDependencyResolver[] _resolvers = [.. assemblies.Select(Resolver).OfType<AssemblyDependencyResolver>()];

    public static bool IsHosts(string name) =>
        AlwaysHosts.Contains(name, StringComparer.OrdinalIgnoreCase) || FrameworkAssemblies.Contains(name);

    /// <summary>Null hands the question to the host.</summary>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (IsHosts(assemblyName.Name!)) return null;
        var path = _resolvers.Select(resolver => resolver.ResolveAssemblyToPath(assemblyName)).FirstOrDefault(found => found is not null)
            ?? Beside(assemblyName.Name + ".dll");
        return path is null ? null : LoadFromAssemblyPath(path);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        var path = _resolvers.Select(resolver => resolver.ResolveUnmanagedDllToPath(unmanagedDllName)).FirstOrDefault(found => found is not null)
            ?? NativeNames(unmanagedDllName).Select(Beside).FirstOrDefault(found => found is not null);
        return path is null ? 0 : LoadUnmanagedDllFromPath(path);
    }

    // A plain name only: a path in a DllImport would lead out of the folder.
    private string? Beside(string name)
    {
        var path = Path.Combine(folder, name);
        return name == Path.GetFileName(name) && File.Exists(path) ? path : null;
    }

    private static IEnumerable<string> NativeNames(string name)
    {
        var extension = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        return [name, name + extension, $"lib{name}{extension}"];
    }

    // The resolver needs the build's .deps.json; a folder without one still works by file names.
    private static AssemblyDependencyResolver? Resolver(string assembly)
    {
        try
        {
            return new AssemblyDependencyResolver(assembly);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
