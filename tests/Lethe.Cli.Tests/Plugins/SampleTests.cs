namespace Lethe.Cli.Tests.Plugins;

/// <summary>The sample of the guide, built and checked as the guide says.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly PluginHome _home = new();
    private readonly TemporaryFolder _work = new();

    public void Dispose()
    {
        _home.Dispose();
        _work.Dispose();
    }

    [Fact]
    public void Sample_OfTheGuide_BuildsOffline_AndKeepsItsPromises()
    {
        const string Name = "unlearn.sample-labels";
        // A copy, so that nothing is built inside the sources.
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Sources(), "docs", "samples", Name)))
            _work.Write(Path.Combine(Name, Path.GetFileName(file)), File.ReadAllText(file));
        var build = _home.Build(Path.Combine(_work.Path, Name));
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(["plugin.json", Name + ".deps.json", Name + ".dll", Name + ".pdb"],
            Directory.EnumerateFiles(Path.Combine(_home.Plugins, Name)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.StartsWith(Name + " ", _home.Lethe("plugin", "list").Output, StringComparison.Ordinal);
        var check = _home.Lethe("plugin", "check", Name);
        Assert.True(check.ExitCode == 0, check.Output);
        Assert.Contains("pass  labels              It was given RetainLabels and nothing else.", check.Output, StringComparison.Ordinal);
    }

    private static string Sources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Audit.sln"))) folder = folder.Parent;
        return folder!.FullName;
    }
}
