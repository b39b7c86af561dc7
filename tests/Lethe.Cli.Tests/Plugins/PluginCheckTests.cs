using System.Text.Json;

namespace Lethe.Cli.Tests.Plugins;

public sealed class PluginCheckTests : IDisposable
{
    private readonly PluginHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("unlearn.aborting", "The process that ran it ended with a signal, number 6: the plugin gave up", "120")]
    [InlineData("unlearn.segfaulting", "The process that ran it ended with a signal, number 11", "120")]
    [InlineData("unlearn.leaving", "The process that ran it ended with ", "120")]
    [InlineData("unlearn.sleeping", "It did not end within 3 s.", "3")]
    public void Plugin_ThatTakesItsProcessDown_IsAFailedRowWithTheReason(string id, string reason, string seconds)
    {
        _home.Add("Deadly");
        var outcome = _home.Lethe("plugin", "check", id, "--seconds", seconds);
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Error));
        var rows = outcome.Output.Split('\n');
        Assert.StartsWith($"FAIL  runs                {reason}", rows.Single(row => row.StartsWith("FAIL", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(rows, row => row.StartsWith("n/a   cancels ", StringComparison.Ordinal));
        Assert.Equal($"{id} breaks a promise.", outcome.LastLine);
    }

    [Fact]
    public void Plugin_ThatWritesToTheOutput_DoesNotDisturbTheCheck()
    {
        _home.Add("Deadly");
        var outcome = _home.Lethe("plugin", "check", "unlearn.chatty");
        Assert.Equal((0, "unlearn.chatty keeps its promises."), (outcome.ExitCode, outcome.LastLine));
    }

    [Fact]
    public void Plugin_ThatNeedsAnOption_TellsWhich_AndRunsWithIt()
    {
        _home.Add("Deadly");
        var without = _home.Lethe("plugin", "check", "unlearn.demanding");
        Assert.Equal(3, without.ExitCode);
        Assert.Equal("unlearn.demanding could not be checked: 'strength' is needed. Options are given with --set name=value.\n", without.Output);
        Assert.Equal(0, _home.Lethe("plugin", "check", "unlearn.demanding", "--set", "strength=3").ExitCode);
        var unlucky = _home.Lethe("plugin", "check", "unlearn.demanding", "--set", "strength=13");
        Assert.Equal(1, unlucky.ExitCode);
        Assert.Contains("FAIL  runs                NullReferenceException: unlucky", unlucky.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_ThatKillsWhoeverLoadsIt_IsAFailedRow()
    {
        var outcome = _home.Lethe("plugin", "check", _home.Add("DeadlyToLoad"));
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("FAIL  loads               The process that ran it ended with a signal, number 6: not even that", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_ThatIsNone_IsAFailedRow()
    {
        var outcome = _home.Lethe("plugin", "check", _home.Plugins);
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("FAIL  loads               Malfunctioned: There is no plugin.json in it.", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Id_ThatIsUnknown_CouldNotRun()
    {
        var outcome = _home.Lethe("plugin", "check", "unlearn.nobody");
        Assert.Equal((3, "unlearn.nobody could not be checked: There is no plugin 'unlearn.nobody'. See: lethe plugin list.\n"), (outcome.ExitCode, outcome.Output));
    }

    [Fact]
    public void Check_AsJson_IsOneObjectThatAgreesWithTheExitCode()
    {
        _home.Add("Deadly");
        var outcome = _home.Lethe("plugin", "check", "unlearn.chatty", "--json");
        using var report = JsonDocument.Parse(outcome.Output);
        Assert.Equal("pass", report.RootElement.GetProperty("verdict").GetString());
        var rows = report.RootElement.GetProperty("plugins")[0].GetProperty("rows").EnumerateArray().ToArray();
        Assert.Equal("loads", rows[0].GetProperty("row").GetString());
        Assert.All(rows, row => Assert.Contains(row.GetProperty("outcome").GetString(), (string[])["pass", "n/a"]));
    }

    [Fact]
    public void Check_NeedsNoDatabase()
    {
        _home.Add("Deadly");
        _home.Lethe("plugin", "check", "unlearn.chatty");
        Assert.Equal(["plugins"], Directory.EnumerateFileSystemEntries(_home.Folder).Select(Path.GetFileName));
    }
}
