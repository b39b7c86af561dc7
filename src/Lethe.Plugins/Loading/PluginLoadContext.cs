using System.Reflection;
using System.Runtime.Loader;

namespace Lethe.Plugins.Loading;

/// <summary>
/// A plugin folder's own world: its private libraries load from the folder, everything it shares with the host comes
/// from the host. A second copy of the contracts would be a second set of types, and nothing would fit any more.
/// </summary>
internal sealed class PluginLoadContext(string folder, string mainAssembly) : AssemblyLoadContext(Path.GetFileName(folder))
{
    private static readonly string[] HostPrefixes = ["Lethe.", "TorchSharp", "Microsoft.ML.OnnxRuntime"];

    private readonly AssemblyDependencyResolver? _resolver = Resolver(mainAssembly);

    /// <summary>Null hands the question to the host.</summary>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (IsHosts(assemblyName.Name!)) return null;
        var path = _resolver?.ResolveAssemblyToPath(assemblyName) ?? Beside(assemblyName.Name!);
        return path is null ? null : LoadFromAssemblyPath(path);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        var path = _resolver?.ResolveUnmanagedDllToPath(unmanagedDllName);
        return path is null ? 0 : LoadUnmanagedDllFromPath(path);
    }

    private static bool IsHosts(string name) =>
        Array.Exists(HostPrefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal) && HostHas(name))
        || FrameworkAssemblies.Contains(name);

    private static bool HostHas(string name) => Default.Assemblies.Any(loaded => loaded.GetName().Name == name)
        || File.Exists(Path.Combine(AppContext.BaseDirectory, name + ".dll"));

    private string? Beside(string name)
    {
        var path = Path.Combine(folder, name + ".dll");
        return File.Exists(path) ? path : null;
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
