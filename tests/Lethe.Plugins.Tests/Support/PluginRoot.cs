using System.Text.Json;
using Lethe.Sdk;

namespace Lethe.Plugins.Tests.Support;

/// <summary>A folder of plugin folders, put together from the compiled fixtures.</summary>
internal sealed class PluginRoot : IDisposable
{
    private static readonly string Fixtures = Path.Combine(AppContext.BaseDirectory, "fixtures");

    public string Folder { get; } = Directory.CreateTempSubdirectory("lethe-plugins-").FullName;

    public static string SdkVersion { get; } = $"{typeof(IPlugin).Assembly.GetName().Version!.Major}.{typeof(IPlugin).Assembly.GetName().Version!.Minor}";

    /// <summary>A folder with these fixtures, of which the first are its plugins.</summary>
    public string Add(string name, string fixture, params string[] others) =>
        Write(name, Manifest(name, Path.GetFileName(fixture) + ".dll"), [fixture, .. others]);

    public string Write(string name, string? manifest, params string[] fixtures)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;
        if (manifest is not null) File.WriteAllText(Path.Combine(folder, PluginManifest.FileName), manifest);
        foreach (var fixture in fixtures)
            File.Copy(Path.Combine(Fixtures, fixture + ".dll"), Path.Combine(folder, Path.GetFileName(fixture) + ".dll"));
        return folder;
    }

    public static string Manifest(string name, params string[] assemblies) =>
        JsonSerializer.Serialize(new { name, version = "1.2.3", sdk = SdkVersion, assemblies });

    public PluginCatalog Load() => PluginCatalog.Load([Folder]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
