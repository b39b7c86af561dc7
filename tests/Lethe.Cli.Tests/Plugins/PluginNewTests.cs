using Lethe.Cli.Commands.Plugins;
using Lethe.Plugins;

namespace Lethe.Cli.Tests.Plugins;

public sealed class PluginNewTests : IDisposable
{
    private const int MostLines = 40;

    private readonly PluginHome _home = new();
    private readonly TemporaryFolder _work = new();

    public static TheoryData<string> Kinds => [.. PluginKind.All.Select(kind => kind.Prefix)];

    public void Dispose()
    {
        _home.Dispose();
        _work.Dispose();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Source_OfEveryKind_IsOneShortFile(string kind)
    {
        var code = PluginSource.Of($"{kind}.my-2nd-try").Code;
        Assert.InRange(code.Count(character => character == '\n'), 10, MostLines);
        Assert.Contains($"[Plugin(\"{kind}.my-2nd-try\", \"My 2nd try\", Summary = ", code, StringComparison.Ordinal);
        Assert.Contains("class My2ndTry", code, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my-method", "'my-method' does not say of which kind it is: ids begin with data., model., ")]
    [InlineData("unlearn.My_Method", "'unlearn.My_Method' is no id: they look like unlearn.some-name")]
    [InlineData("unlearn.", "'unlearn.' is no id")]
    [InlineData("unlearn.../x", "'unlearn.../x' is no id")]
    public void New_OfAnIdThatIsNone_IsRefused(string id, string reason)
    {
        var outcome = _home.Lethe(_work.Path, ["plugin", "new", id]);
        Assert.Equal(3, outcome.ExitCode);
        Assert.StartsWith($"lethe: could not run: {reason}", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_work.Path));
    }

    [Fact]
    public void New_WhereSomethingIsAlready_LeavesItAlone()
    {
        var file = _work.Write("unlearn.mine/notes.txt", "mine");
        var outcome = _home.Lethe(_work.Path, ["plugin", "new", "unlearn.mine"]);
        Assert.Equal(3, outcome.ExitCode);
        Assert.Equal([file], Directory.EnumerateFiles(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public void New_InsideTheCheckout_IsRefused()
    {
        var outcome = _home.Lethe(_work.Path, ["plugin", "new", "unlearn.mine"], checkout: _work.Path);
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("is inside Lethe's own checkout", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Plugins_OfEveryKind_BuildAsTheyAre_AndKeepTheirPromises()
    {
        var begun = _home.Lethe(_work.Path, ["plugin", "new", "unlearn.try-unlearn"]);
        Assert.Equal((0, ""), (begun.ExitCode, begun.Error));
        var folder = Path.Combine(_work.Path, "unlearn.try-unlearn");
        // One build for all: each would take as long as all of them do.
        foreach (var kind in PluginKind.All.Where(kind => kind.Prefix != "unlearn"))
        {
            _home.Lethe(_work.Path, ["plugin", "new", $"{kind.Prefix}.try-{kind.Prefix}"]);
            foreach (var source in Directory.EnumerateFiles(Path.Combine(_work.Path, $"{kind.Prefix}.try-{kind.Prefix}"), "*.cs"))
                File.Copy(source, Path.Combine(folder, Path.GetFileName(source)));
        }
        var build = _home.Build(folder);
        Assert.True(build.ExitCode == 0, build.Output);
        var model = _home.Lethe("plugin", "check", "model.try-model", "--set", "architecture=arch.try-arch");
        Assert.True(model.ExitCode == 0, model.Output);
        // Of the whole folder only the model is left over: the architecture it trains by default is not here.
        var all = _home.Lethe("plugin", "check", Path.Combine(_home.Plugins, "unlearn.try-unlearn"));
        Assert.Equal(3, all.ExitCode);
        Assert.Equal(PluginKind.All.Count - 1, all.Output.Split('\n').Count(line => line.EndsWith(" keeps its promises.", StringComparison.Ordinal)));
    }
}
