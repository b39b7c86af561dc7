using System.Text.Json;

namespace Lethe.Cli.Tests.Plugins;

public sealed class PluginListTests : IDisposable
{
    private readonly PluginHome _home = new();

    public PluginListTests()
    {
        _home.Add("Deadly");
        Directory.CreateDirectory(Path.Combine(_home.Plugins, "empty"));
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void List_InAPipe_HasALineForEveryPluginAndEveryFolderThatIsNone()
    {
        var outcome = _home.Lethe("plugin", "list");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var lines = outcome.Output.TrimEnd().Split('\n');
        Assert.Equal(7, lines.Length);
        Assert.Matches(@"^unlearn\.aborting +unlearner +1\.2\.3 +Aborting +\(/.*/Deadly\)$", lines[0]);
        Assert.Equal($"malfunctioned {Path.Combine(_home.Plugins, "empty")}: There is no plugin.json in it.", lines[^1]);
    }

    [Fact]
    public void List_AsJson_CarriesBoth()
    {
        using var list = JsonDocument.Parse(_home.Lethe("plugin", "list", "--json").Output);
        Assert.Equal("unlearn.aborting", list.RootElement.GetProperty("plugins")[0].GetProperty("id").GetString());
        Assert.Equal("There is no plugin.json in it.", list.RootElement.GetProperty("unusable")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public void List_OfAnotherKind_HasNoneOfThese() =>
        Assert.DoesNotContain("unlearn.", _home.Lethe("plugin", "list", "--kind", "eval").Output.Split('\n')[0], StringComparison.Ordinal);

    [Fact]
    public void List_OfAKindThatIsNone_IsRefused()
    {
        var outcome = _home.Lethe("plugin", "list", "--kind", "unlearner");
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("unlearner", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_InAPipe_IsTheReferencePage()
    {
        var outcome = _home.Lethe("plugin", "show", "unlearn.demanding");
        Assert.StartsWith("# Demanding\n\n`unlearn.demanding` · unlearner · version 1.2.3\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("| `strength` | a whole number | required |", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_AsJson_CarriesTheSchemaOfTheOptions()
    {
        using var page = JsonDocument.Parse(_home.Lethe("plugin", "show", "unlearn.demanding", "--json").Output);
        var options = page.RootElement.GetProperty("options");
        Assert.Equal("integer", options.GetProperty("properties").GetProperty("strength").GetProperty("type").GetString());
        Assert.Equal("strength", options.GetProperty("required")[0].GetString());
    }

    [Fact]
    public void Show_OfAnUnknownId_NamesTheNearest()
    {
        var outcome = _home.Lethe("plugin", "show", "unlearn.abortin");
        Assert.Equal(3, outcome.ExitCode);
        Assert.StartsWith("lethe: could not run: There is no plugin 'unlearn.abortin'. Did you mean 'unlearn.aborting'?", outcome.Error, StringComparison.Ordinal);
    }
}
