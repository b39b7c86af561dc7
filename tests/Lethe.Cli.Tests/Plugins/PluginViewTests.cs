using Lethe.Cli.Commands.Plugins;
using Lethe.Cli.Commands.Plugins.Checking;
using Lethe.Cli.Views;
using Lethe.Sdk.Testing;
using Spectre.Console;

namespace Lethe.Cli.Tests.Plugins;

public class PluginViewTests
{
    private static readonly CheckedPlugin Mixed = new("eval.some-thing",
    [
        new("runs", "It works.", ContractOutcome.Pass, "It ran."),
        new("finite", "All numbers are finite.", ContractOutcome.Fail, "There is NaN in [brackets]."),
        new("exhibits", "Ids are unique.", ContractOutcome.NotApplicable, "It shows none."),
    ]);

    [Fact]
    public void Check_InAPipe_IsALineARow_AndThePromiseThatWasBroken()
    {
        using var writer = new StringWriter();
        Assert.Equal(ExitCode.Fail, PluginCheckCommand.Run([Mixed], false, writer));
        Assert.Equal(
            """
            pass  runs                It ran.
            FAIL  finite              There is NaN in [brackets].
                                      All numbers are finite.
            n/a   exhibits            It shows none.
            eval.some-thing breaks a promise.

            """,
            writer.ToString());
    }

    [Theory]
    [InlineData(40)]
    [InlineData(120)]
    public void Table_AnyWidth_KeepsEveryWordAndStaysInside(int width) =>
        Inside(width, console => CheckView.Write(Mixed, console), "FAIL", "finite", "[brackets]", "n/a");

    [Theory]
    [InlineData(40)]
    [InlineData(120)]
    public void Markdown_AnyWidth_IsShownWithoutItsMarks(int width) => Inside(
        width,
        console => MarkdownView.Write("# A \\[plain\\] name\n\n`eval.x` · text\n\n| metric | good |\n|---|---|\n| `a.b` | one \\| two |\n", console),
        "[plain]", "eval.x", "metric", "a.b", "|");

    [Fact]
    public void Verdict_OfSeveral_IsTheWorst()
    {
        var good = new CheckedPlugin("a", [new("runs", "", ContractOutcome.Pass, "")]);
        var refused = new CheckedPlugin("b", [new("runs", "", ContractOutcome.NotApplicable, "")]);
        var error = new CheckedPlugin("c", [], "no");
        Assert.Equal(ExitCode.Pass, CheckedPlugin.VerdictOf([good]));
        Assert.Equal(ExitCode.CouldNotRun, CheckedPlugin.VerdictOf([good, refused]));
        Assert.Equal(ExitCode.CouldNotRun, CheckedPlugin.VerdictOf([error, good]));
        Assert.Equal(ExitCode.CouldNotRun, CheckedPlugin.VerdictOf([]));
        Assert.Equal(ExitCode.Fail, CheckedPlugin.VerdictOf([error, Mixed, good]));
    }

    private static void Inside(int width, Action<IAnsiConsole> write, params string[] words)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        write(console);
        var text = writer.ToString();
        Assert.All(text.Split('\n'), line => Assert.True(line.TrimEnd().Length <= width, line));
        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.DoesNotContain("\\", text, StringComparison.Ordinal);
    }
}
