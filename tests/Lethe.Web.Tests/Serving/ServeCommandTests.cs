using System.Diagnostics;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Lethe.Hosting.Tests.Support;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Serving;

public sealed partial class ServeCommandTests : IDisposable
{
    private const int Interrupt = 2, Killed = 9;

    private readonly string _home = Directory.CreateTempSubdirectory("lethe-web-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task Serve_UntilCtrlC_SaysWhereItIsAndEndsWell()
    {
        using var process = Start("serve", "--urls", "http://127.0.0.1:0");
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("Lethe is at http://127.0.0.1:", line, StringComparison.Ordinal);
        Assert.Equal(0, Kill(process.Id, Interrupt));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    [Theory]
    [InlineData(Interrupt)]
    [InlineData(Killed)]
    public async Task Serve_AfterAServerThatEnded_GoesOnWithItsAudit(int signal)
    {
        using var process = Start("serve", "--urls", "http://127.0.0.1:0");
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(line!.Split(' ')[3].TrimEnd('.')) };
        var request = SmallRequest.Yaml.Replace("epochs: 6", "epochs: 400", StringComparison.Ordinal);
        using var answer = await client.PostAsJsonAsync(new Uri("/api/v1/audits", UriKind.Relative), new { request }, TestContext.Current.CancellationToken);
        var id = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["audit"]!;
        while (!(await client.GetStringAsync(new Uri($"/api/v1/audits/{id}", UriKind.Relative), TestContext.Current.CancellationToken)).Contains("epoch ", StringComparison.Ordinal))
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Equal(0, Kill(process.Id, signal));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        await using var next = await Server.StartAsync(_home);
        var audit = await next.UntilAsync(id, "finished", "failed", "cancelled");
        Assert.Equal("finished", (string)audit["audit"]!["state"]!);
    }

    [Fact]
    public async Task Serve_ForOtherMachines_IsRefused()
    {
        using var process = Start("serve", "--urls", "http://0.0.0.0:5080");
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, process.ExitCode);
        Assert.Contains("can be reached from other machines", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_WhenItRuns_HasLoadedNothingOfTheWeb()
    {
        using var process = Start("worker");
        // It has loaded what it needs to talk when it has said so, or waits on its input for orders.
        await process.StandardInput.WriteLineAsync("nonsense".AsMemory(), TestContext.Current.CancellationToken);
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        while (!process.HasExited && !await MapsAsync(process, "Lethe.Auditing.dll")) await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(await MapsAsync(process, "AspNetCore"));
        Assert.False(await MapsAsync(process, "Lethe.Web.dll"));
        if (!process.HasExited) process.Kill();
    }

    private static async Task<bool> MapsAsync(Process process, string name)
    {
        try
        {
            return (await File.ReadAllTextAsync($"/proc/{process.Id}/maps", TestContext.Current.CancellationToken)).Contains(name, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // It has ended.
            return false;
        }
    }

    private Process Start(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", args.Prepend(Path.Combine(AppContext.BaseDirectory, "lethe.dll")))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LETHE_HOME"] = _home;
        start.Environment["LETHE_ROOT"] = Server.Checkout();
        return Process.Start(start)!;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
