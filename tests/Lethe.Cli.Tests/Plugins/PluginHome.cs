using System.Text.Json;

namespace Lethe.Cli.Tests.Plugins;

/// <summary>A Lethe home with plugin folders in it, and the program that works with it.</summary>
public sealed class PluginHome : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Folder => _folder.Path;

    public string Plugins => Directory.CreateDirectory(Path.Combine(_folder.Path, "plugins")).FullName;

    /// <summary>A plugin folder of a compiled fixture.</summary>
    public string Add(string fixture)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Plugins, fixture)).FullName;
        File.Copy(Path.Combine(AppContext.BaseDirectory, "fixtures", fixture + ".dll"), Path.Combine(folder, fixture + ".dll"));
        File.WriteAllText(
            Path.Combine(folder, "plugin.json"),
            JsonSerializer.Serialize(new { name = fixture, version = "1.2.3", sdk = "0.1", assemblies = new[] { fixture + ".dll" } }));
        return folder;
    }

    public Outcome Lethe(params string[] args) => Lethe(_folder.Path, args);

    // Without a checkout it is in a place that has no plugins: those that are built beside the tests are none of theirs.
    public Outcome Lethe(string folder, string[] args, string? checkout = null) => Shell.Run(
        "dotnet", args.Prepend(Path.Combine(AppContext.BaseDirectory, "lethe.dll")),
        new Dictionary<string, string?> { ["LETHE_HOME"] = _folder.Path, ["LETHE_ROOT"] = checkout ?? _folder.Path, ["LETHE_PLUGINS"] = null }, folder);

    /// <summary>As an author builds it; with a package source that has nothing, so that no package is needed.</summary>
    public Outcome Build(string project) => Shell.Run("dotnet",
        ["build", project, "--nologo", "-v", "q", "-nodeReuse:false", $"-p:RestoreSources={Plugins}",
            $"-p:LetheFolder={AppContext.BaseDirectory}", $"-p:LethePlugins={Plugins}"]);

    public void Dispose() => _folder.Dispose();
}
