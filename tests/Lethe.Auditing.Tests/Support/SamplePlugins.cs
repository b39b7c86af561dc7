using System.Text.Json;
using Lethe.Plugins;
using Lethe.Sdk;

namespace Lethe.Auditing.Tests.Support;

/// <summary>A catalog of fixture plugins with the ids that the requests of these tests name.</summary>
public sealed class SamplePlugins : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("lethe-samples-").FullName;

    public SamplePlugins()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, "samples")).FullName;
        var sdk = typeof(IPlugin).Assembly.GetName().Version!;
        var manifest = new { name = "samples", version = "1.0", sdk = $"{sdk.Major}.{sdk.Minor}", assemblies = new[] { "Samples.dll" } };
        File.WriteAllText(Path.Combine(folder, PluginManifest.FileName), JsonSerializer.Serialize(manifest));
        File.Copy(Path.Combine(AppContext.BaseDirectory, "fixtures", "Samples.dll"), Path.Combine(folder, "Samples.dll"));
        Catalog = PluginCatalog.Load([_root]);
        Assert.Equal(PluginStatus.Active, Assert.Single(Catalog.Packages).Status);
    }

    public PluginCatalog Catalog { get; }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
