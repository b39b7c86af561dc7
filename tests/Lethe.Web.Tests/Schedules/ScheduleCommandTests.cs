using System.Diagnostics;
using Lethe.Hosting.Tests.Support;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Schedules;

public sealed class ScheduleCommandTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("lethe-schedule-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact, Trait("Speed", "slow")]
    public async Task Schedule_FromTheCommandLine_IsAddedListedRunAndRemoved()
    {
        var request = Path.Combine(_home, "request.yaml");
        await File.WriteAllTextAsync(request, SmallRequest.Yaml, TestContext.Current.CancellationToken);
        var (code, output) = await RunAsync("schedule", "add", request, "--name", "nightly", "--cron", "30 2 * * *", "--zone", "Europe/Berlin");
        Assert.Equal(0, code);
        Assert.StartsWith("Schedule ", output, StringComparison.Ordinal);
        Assert.Contains("02:30:00 +0", (await RunAsync("schedule", "list")).Output, StringComparison.Ordinal);
        Assert.Contains("is queued", (await RunAsync("schedule", "run", "nightly")).Output, StringComparison.Ordinal);
        Assert.Equal(3, (await RunAsync("schedule", "run", "nightly")).Code);
        Assert.Equal(0, (await RunAsync("schedule", "remove", "nightly")).Code);
        Assert.Contains("No schedules", (await RunAsync("schedule", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_WithACronThatIsNone_IsRefused()
    {
        var request = Path.Combine(_home, "request.yaml");
        await File.WriteAllTextAsync(request, SmallRequest.Yaml, TestContext.Current.CancellationToken);
        var (code, output) = await RunAsync("schedule", "add", request, "--name", "nightly", "--cron", "often");
        Assert.Equal(3, code);
        Assert.Contains("'often' is no cron expression", output, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", args.Prepend(Path.Combine(AppContext.BaseDirectory, "lethe.dll"))) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LETHE_HOME"] = _home;
        start.Environment["LETHE_ROOT"] = Server.Checkout();
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await error);
    }
}
