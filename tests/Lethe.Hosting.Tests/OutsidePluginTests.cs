using System.Diagnostics;
using System.Text.Json.Nodes;
using Lethe.Hosting.Tests.Support;

namespace Lethe.Hosting.Tests;

/// <summary>A researcher's way: a method of one's own, from nothing to an audit, outside of any checkout.</summary>
public sealed class OutsidePluginTests : IDisposable
{
    private readonly House _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public void Method_MadeAndBuiltByItsAuthor_RunsInAnAuditBesideBrokenOnes()
    {
        Assert.Equal(0, _house.Run("plugin", "new", "unlearn.my-method").ExitCode);
        var project = Path.Combine(_house.Folder, "unlearn.my-method");
        var source = Assert.Single(Directory.GetFiles(project, "*.cs"));
        Assert.InRange(File.ReadAllLines(source).Length, 5, 40);
        var build = Build(project);
        Assert.True(build.ExitCode == 0, build.Output + build.Error);

        foreach (var (name, manifest) in new[] { ("empty", "{}"), ("words", "not json"), ("away", """{ "name": "away", "version": "1", "sdk": "0.1", "assemblies": ["../../x.dll"] }""") })
        {
            var folder = Directory.CreateDirectory(Path.Combine(_house.Home, "plugins", name)).FullName;
            File.WriteAllText(Path.Combine(folder, "plugin.json"), manifest);
        }
        var listed = _house.Run("plugin", "list").Output;
        Assert.Contains("unlearn.my-method", listed, StringComparison.Ordinal);
        foreach (var name in new[] { "empty", "words", "away" }) Assert.Contains(name, listed, StringComparison.Ordinal);

        var answer = _house.Audit(_house.Write("request.yaml", SmallRequest.Unlearning("unlearn.my-method")));
        Assert.True(answer.ExitCode == 0, answer.Notes + answer.Json);
        Assert.True(answer.Value("unlearn.my-method", "accuracy.test") > 0);

        var check = _house.Run("plugin", "check", "unlearn.my-method", "--json");
        Assert.True(check.ExitCode == 0, check.Output + check.Error);
        Assert.NotNull(JsonNode.Parse(check.Output));
    }

    private Answer Build(string project)
    {
        var start = new ProcessStartInfo("dotnet", ["build", "--nologo", "-v", "q", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = project,
        };
        start.Environment["LETHE_HOME"] = _house.Home;
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        return House.End(Process.Start(start)!);
    }
}
