using System.Reflection;
using System.Security.Cryptography;
using Lethe.Plugins.Options;
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
            var plugins = manifest.Assemblies.SelectMany(file => Plugins(folder, file, manifest.Version)).ToArray();
            if (plugins.Length == 0) throw new PluginLoadException("None of its assemblies has a plugin in it.");
            return new PluginPackage(folder, manifest, PluginStatus.Active, "", plugins);
        }
        catch (PluginLoadException failure)
        {
            return new PluginPackage(folder, manifest, failure.Status, failure.Message, []);
        }
        catch (ReflectionTypeLoadException failure)
        {
            var reasons = failure.LoaderExceptions.OfType<Exception>().Select(one => one.Message).Distinct().Take(3);
            return new PluginPackage(folder, manifest, PluginStatus.Malfunctioned, "A type does not load: " + string.Join(" ", reasons), []);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or BadImageFormatException
            or TypeLoadException or MissingMemberException or TypeInitializationException or TargetInvocationException)
        {
            return new PluginPackage(folder, manifest, PluginStatus.Malfunctioned, (failure.InnerException ?? failure).Message, []);
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

    private static IEnumerable<PluginDescriptor> Plugins(string folder, string file, string version)
    {
        var path = Inside(folder, file);
        var assembly = new PluginLoadContext(folder, path).LoadFromAssemblyPath(path);
        using var stream = File.OpenRead(path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        // All types, not only the plugins: what is missing shows now and not in the middle of an audit.
        return [.. assembly.GetTypes().Select(type => Describe(type, hash, version)).OfType<PluginDescriptor>()];
    }

    private static string Inside(string folder, string file)
    {
        if (file.Length == 0 || file != Path.GetFileName(file) || file is "." or "..")
            throw new PluginLoadException($"Assembly '{file}' must be a plain file name in the folder.");
        var path = Path.GetFullPath(Path.Combine(folder, file));
        if (!File.Exists(path)) throw new PluginLoadException($"Assembly '{file}' is not in the folder.");
        if (new FileInfo(path).LinkTarget is not null)
            throw new PluginLoadException($"Assembly '{file}' is a link; it must be a file of its own.");
        return path;
    }

    private static PluginDescriptor? Describe(Type type, string hash, string version)
    {
        if (type.GetCustomAttribute<PluginAttribute>() is not { } attribute) return null;
        var kind = PluginKind.Of(type)
            ?? throw new PluginLoadException($"{type.Name} is marked as a plugin and implements no plugin contract.");
        if (!PluginIds.IsValid(attribute.Id, kind))
            throw new PluginLoadException($"'{attribute.Id}' of {type.Name} is no id of a {kind.Name}: they look like {kind.Prefix}.some-name.");
        var constructors = type.GetConstructors();
        if (type.IsAbstract || constructors.Length != 1 || constructors[0].GetParameters().Length > 1)
            throw new PluginLoadException($"{type.Name} needs exactly one public constructor that takes nothing or its options record.");
        var options = OptionsSchema.Of(constructors[0].GetParameters().FirstOrDefault()?.ParameterType);
        return new PluginDescriptor(
            attribute.Id, attribute.Name, attribute.Summary, attribute.Paper, kind, type, options,
            Static<Needs?>(type, nameof(IPlugin.Needs)) ?? Needs.None,
            Static<IReadOnlyList<Metric>>(type, nameof(IEvaluator.Metrics)) ?? [], hash, version);
    }

    private static T? Static<T>(Type type, string property) =>
        (T?)type.GetProperty(property, BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy)?.GetValue(null);
}
