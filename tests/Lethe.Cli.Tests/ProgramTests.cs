using System.Text.Json;

namespace Lethe.Cli.Tests;

/// <summary>The built program, started as a process of its own.</summary>
public class ProgramTests
{
    [Fact]
    public void Version_IsAsked_NamesVersionAndCommit()
    {
        var outcome = Lethe("--version");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Matches(@"^lethe 0\.1\.0 \(([0-9a-f]{12}|no commit)\)\n$", outcome.Output);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public void NoArguments_ShowsHelp_Passes()
    {
        var outcome = Lethe();
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("doctor", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("./lethe test", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_FromACheckout_NamesTheCommandsOfTheScript() => Assert.Contains(
        "./lethe test",
        Run(new Dictionary<string, string?> { ["LETHE_ROOT"] = Path.GetTempPath() }, "--help").Output,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("doctor --jsn", "lethe doctor: unknown option '--jsn'; did you mean '--json'?")]
    [InlineData("docter", "lethe: unknown command 'docter'; did you mean 'doctor'?")]
    [InlineData("frobnicate", "lethe: unknown command 'frobnicate'; there is: audit, bench, data, demo, doctor, key, model, parity, plugin, schedule, serve, store, token, user, worker")]
    [InlineData("doctor please", "lethe doctor: unknown argument 'please'; it takes none")]
    public void WrongLine_IsRefused_WithTheNearestRightOne(string line, string message)
    {
        var outcome = Lethe(line.Split(' '));
        Assert.Equal(3, outcome.ExitCode);
        Assert.StartsWith(message + "\n", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void DoctorJson_OnThisMachine_IsOneObjectThatAgreesWithTheExitCode()
    {
        var outcome = Lethe("doctor", "--json");
        using var report = JsonDocument.Parse(outcome.Output);
        var statuses = report.RootElement.GetProperty("checks").EnumerateArray()
            .ToDictionary(check => check.GetProperty("id").GetString()!, check => check.GetProperty("status").GetString()!);
        string[] expected =
            ["runtime", "shim", "libtorch", "threads", "cuda", "onnxruntime", "sqlite", "fashion-mnist", "python-peer", "disk"];
        Assert.Equal(expected, statuses.Keys);
        Assert.Equal(statuses.ContainsValue("missing") ? 3 : 0, outcome.ExitCode);
        Assert.Equal(outcome.ExitCode == 0, report.RootElement.GetProperty("complete").GetBoolean());
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public void Doctor_WithoutTerminal_WritesPlainLines()
    {
        var outcome = Lethe("doctor");
        Assert.DoesNotContain("\u001b", outcome.Output, StringComparison.Ordinal);
        Assert.Matches("^(ok|missing) +native shim +[^ ]", outcome.Output.Split('\n')[1]);
    }

    private static Outcome Lethe(params string[] args) => Run(new Dictionary<string, string?> { ["LETHE_ROOT"] = null }, args);

    private static Outcome Run(IReadOnlyDictionary<string, string?> environment, params string[] args) =>
        Shell.Run("dotnet", args.Prepend(Path.Combine(AppContext.BaseDirectory, "lethe.dll")), environment);
}
