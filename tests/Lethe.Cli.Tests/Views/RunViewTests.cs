using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Running;
using Lethe.Cli.Views;
using Spectre.Console;

namespace Lethe.Cli.Tests.Views;

public class RunViewTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Units_FromBeginningToEnd_AreShownWithHowTheyEnded(bool interactive)
    {
        var written = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = interactive ? AnsiSupport.Yes : AnsiSupport.No,
            Interactive = interactive ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(written),
        });
        var units = new[] { "one [x]", "two", "three" }.Select(Unit).ToArray();
        var ended = await RunView.ShowAsync(console, units.Length, view =>
        {
            view.Changed(units[0], new UnitReport(UnitPhase.Running));
            view.Progressed(units[0], 0, 0, "opening [it]");
            view.Progressed(units[0], 3, 4, "epoch 3 of 4");
            view.Logged(units[0], "a line");
            view.Changed(units[0], new UnitReport(UnitPhase.Done, Seconds: 12));
            view.Changed(units[1], new UnitReport(UnitPhase.Done, Reused: true));
            view.Changed(units[2], new UnitReport(UnitPhase.Failed, Message: "It [fell]."));
            return Task.FromResult(5);
        });
        Assert.Equal(5, ended);
        var text = written.ToString();
        Assert.Contains("one [x]: done in 12 s", text, StringComparison.Ordinal);
        Assert.Contains("two: reused", text, StringComparison.Ordinal);
        Assert.Contains("three: FAILED. It [fell].", text, StringComparison.Ordinal);
    }

    private static Unit Unit(string name) => new()
    {
        Name = name,
        Kind = UnitKind.Data,
        Key = StageKey.Of(name),
        After = [],
        Plugin = "data.none",
        Effort = "",
    };
}
