using System.Diagnostics;

namespace Lethe.Auditing.Tests.Running.Workers;

/// <summary>One unit in a process of its own, as a batch system runs it.</summary>
public sealed class BatchTests : IAsyncDisposable
{
    private readonly WorkerFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Unit_Done_ExitsWithZeroAndItsEventsOnOutput()
    {
        var (code, output) = await Run(_fixture.Unit("print"));
        Assert.Equal(0, code);
        var lines = output.TrimEnd().Split('\n');
        Assert.Equal("""{"event":"started"}""", lines[0]);
        Assert.Equal("""{"event":"log","line":"printed"}""", lines[^2]);
        Assert.StartsWith("""{"event":"finished","seconds":""", lines[^1], StringComparison.Ordinal);
        Assert.Equal(5, lines.Length);
    }

    [Fact]
    public async Task Unit_Failed_ExitsWithOneAndSaysWhy()
    {
        var (code, output) = await Run(_fixture.Unit("throw"));
        Assert.Equal(1, code);
        Assert.Contains("the data is bad", output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unit_TerminatedByTheBatchSystem_IsCancelled()
    {
        var file = _fixture.PathOf("id");
        var (code, output) = await Run(_fixture.Unit("wait", file), async process =>
        {
            await WorkerFixture.Until(() => File.Exists(file), "the unit");
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        });
        Assert.Equal(1, code);
        Assert.EndsWith("""{"event":"cancelled"}""", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_InAFileThatOthersShare_OverwritesNothing()
    {
        var file = _fixture.PathOf("shared");
        var script = $"echo first; dotnet '{WorkerFixture.Program}' one '{_fixture.Unit("print")}'; echo last";
        using var shell = Process.Start("sh", ["-c", $"({script}) > '{file}' 2>&1"]);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(("first", "last"), (lines[0], lines[^1]));
        // Five events, and four times the same line on what is standard error for the worker.
        Assert.Equal(2 + 5 + 4, lines.Length);
        Assert.Equal(4, lines.Count(line => line == """{"event":"finished","seconds":1}"""));
        Assert.Contains("""{"event":"started"}""", lines);
    }

    private static async Task<(int Code, string Output)> Run(string unit, Func<Process, Task>? meanwhile = null)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [WorkerFixture.Program, "one", unit])
        {
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (meanwhile is not null) await meanwhile(process);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output);
    }
}
