using System.Reflection;
using System.Security.Cryptography;
using Lethe.Sdk;

namespace Lethe.Plugins.Loading;

/// <summary>Loads one plugin folder, whole or not at all.</summary>
internal static class PluginFolder
{
    /// <summary>Never throws for what a folder may hold: it ends as a package with a status and a reason.</summary>
    public static PluginPackage Load(string folder)
    {
        PluginManifest? manifest = null;
        try
        {
            manifest = PluginManifest.Read(folder);
            CheckSdk(manifest);
            var plugins = Plugins(folder, manifest);
            if (plugins.Length == 0) throw new PluginLoadException("None of its assemblies has a plugin in it.");
            return new PluginPackage(folder, manifest, PluginStatus.Active, "", plugins);
        }
        catch (PluginLoadException failure)
        {
            return new PluginPackage(folder, manifest, failure.Status, failure.Message, []);
        }
        // Loading runs a stranger's code, which may throw anything; it must not take the others down with it.
        catch (Exception failure)
        {
            return new PluginPackage(folder, manifest, PluginStatus.Malfunctioned, Innermost(failure).Message, []);
        }
    }

    /// <summary>Before 1.0 a change of the minor version may break; from then on only the major one.</summary>
    private static void CheckSdk(PluginManifest manifest)
    {
        var host = typeof(IPlugin).Assembly.GetName().Version!;
        if (!Version.TryParse(manifest.Sdk, out var wanted))
            throw new PluginLoadException($"'{manifest.Sdk}' is no version of Lethe.Sdk, such as {host.Major}.{host.Minor}.");
        if (wanted.Major != host.Major || (host.Major == 0 ? wanted.Minor != host.Minor : wanted.Minor > host.Minor))
            throw new PluginLoadException(
                $"It was built for Lethe.Sdk {manifest.Sdk}; this is {host.Major}.{host.Minor}. Build it again.", PluginStatus.Incompatible);
    }

    private static PluginDescriptor[] Plugins(string folder, PluginManifest manifest)
    {
        // One context for the folder: assemblies of the same package know each other's types.
        var paths = manifest.Assemblies.Select(file => Inside(folder, file)).ToArray();
        var context = new PluginLoadContext(folder, paths);
        return [.. paths.SelectMany(path => Plugins(context, path, manifest.Version))];
    }

    private static IEnumerable<PluginDescriptor> Plugins(PluginLoadContext context, string path, string version)
    {
        var assembly = Open(context, path);
        using var stream = File.OpenRead(path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        return TypesOf(assembly).Select(type => PluginInspector.Describe(type, hash, version)).OfType<PluginDescriptor>();
    }

    private static string Inside(string folder, string file)
    {
        if (file != Path.GetFileName(file) || file is "." or ".." || file.Any(char.IsControl))
            throw new PluginLoadException($"Assembly '{file}' must be a plain file name in the folder.");
        var path = Path.Combine(folder, file);
        if (new FileInfo(path).LinkTarget is not null)
            throw new PluginLoadException($"Assembly '{file}' is a link; it must be a file of its own.");
        if (!File.Exists(path)) throw new PluginLoadException($"Assembly '{file}' is not in the folder.");
        return path;
    }

    private static Assembly Open(PluginLoadContext context, string path)
    {
        var file = Path.GetFileName(path);
        try
        {
            // What counts is the name inside: a file may call itself anything.
            var name = AssemblyName.GetAssemblyName(path).Name!;
            if (PluginLoadContext.IsHosts(name))
                throw new PluginLoadException($"Assembly '{file}' is {name}, which always comes from the host.");
            var assembly = context.LoadFromAssemblyPath(path);
            // Also those that only method bodies use: what is missing shows now and not in the middle of an audit.
            foreach (var reference in assembly.GetReferencedAssemblies()) context.LoadFromAssemblyName(reference);
            return assembly;
        }
        catch (BadImageFormatException)
        {
            throw new PluginLoadException($"Assembly '{file}', or one that it needs, is not a .NET assembly.");
        }
        catch (FileNotFoundException failure)
        {
            var missing = failure.FileName?.Split(',')[0];
            throw new PluginLoadException($"Assembly '{file}' needs {missing}, which is neither in the folder nor in the host.");
        }
    }

    private static Type[] TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException failure)
        {
            var reasons = failure.LoaderExceptions.OfType<Exception>().Select(one => one.Message).Distinct().Take(3);
            throw new PluginLoadException("A type does not load: " + string.Join(" ", reasons));
        }
    }

    private static Exception Innermost(Exception failure) => failure.InnerException is { } inner ? Innermost(inner) : failure;
}
