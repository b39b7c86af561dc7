using System.Text.Json;
using Lethe.Cli.Commands;
using Lethe.Cli.Health;
using Spectre.Console;

namespace Lethe.Cli.Tests;

public class DoctorCommandTests
{
    private static readonly CheckResult Fine = new("a", "Thing", CheckStatus.Ok, "1.2, /somewhere")
    {
        Facts = new Dictionary<string, string> { ["version"] = "1.2" },
    };

    private static readonly CheckResult Spare = new("b", "Spare", CheckStatus.Optional, "not there", "get it");
    private static readonly CheckResult Gone = new("c", "Needed", CheckStatus.Missing, "not there [really]", "apt-get install it");

    [Fact]
    public void Run_OnlyOptionalThingsAbsent_Passes() => Assert.Equal(ExitCode.Pass, Run(false, Fine, Spare).Code);

    [Fact]
    public void Run_NeededThingMissing_CouldNotRun() => Assert.Equal(ExitCode.CouldNotRun, Run(false, Fine, Gone).Code);

    [Fact]
    public void Run_NotToATerminal_OneLineAResultAndItsRemedy() => Assert.Equal(
        """
        ok        Thing           1.2, /somewhere
        missing   Needed          not there [really]
                                  apt-get install it
        One needed thing is missing.

        """,
        Run(false, Fine, Gone).Text);

    [Fact]
    public void Run_Json_CarriesEverything()
    {
        using var report = JsonDocument.Parse(Run(true, Fine, Gone).Text);
        Assert.False(report.RootElement.GetProperty("complete").GetBoolean());
        var checks = report.RootElement.GetProperty("checks");
        Assert.Equal("1.2", checks[0].GetProperty("facts").GetProperty("version").GetString());
        Assert.Equal(JsonValueKind.Null, checks[0].GetProperty("remedy").ValueKind);
        Assert.Equal("apt-get install it", checks[1].GetProperty("remedy").GetString());
    }

    [Theory]
    [InlineData(40)]
    [InlineData(120)]
    public void Table_AnyWidth_KeepsEveryWordAndStaysInside(int width)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        DoctorTable.Write([Fine, Spare, Gone], console);
        var text = writer.ToString();
        Assert.All(text.Split('\n'), line => Assert.True(line.TrimEnd().Length <= width, line));
        Assert.All(["Thing", "Spare", "[really]", "apt-get", "install"], word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    private static (ExitCode Code, string Text) Run(bool json, params CheckResult[] results)
    {
        using var writer = new StringWriter();
        var code = DoctorCommand.Run(results.Select(result => new Given(result)), json, writer);
        return (code, writer.ToString());
    }

    private sealed class Given(CheckResult result) : ICheck
    {
        public CheckResult Run() => result;
    }
}
