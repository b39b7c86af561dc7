using System.Diagnostics;
using Lethe.Auditing.Running.Workers;

namespace Lethe.Auditing.Tests.Running.Workers;

/// <summary>Processes that would be left behind.</summary>
public sealed class OrphanTests : IAsyncDisposable
{
    private readonly WorkerFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData(0, UnitState.Done)]
    [InlineData(1, UnitState.Crashed)]
    [InlineData(2, UnitState.Stalled)]
    public async Task Children_OfAUnit_EndWithItHoweverItEnds(int how, UnitState expected)
    {
        var tag = $"0.000{Environment.ProcessId}{how}";
        var unit = _fixture.Pool().RunAsync(_fixture.Unit("children", _fixture.PathOf("started"), tag: tag, count: how),
            new UnitLimits(StallTime: TimeSpan.FromSeconds(4)), new Recorder(), TestContext.Current.CancellationToken);
        // Seen while they run, lest a search that finds nothing proves nothing.
        if (how == 2) await WorkerFixture.Until(() => Sleepers(tag) == 4, "the children");
        var outcome = await unit.WaitAsync(WorkerFixture.Patience, TestContext.Current.CancellationToken);
        Assert.Equal(expected, outcome.State);
        Assert.True(File.Exists(_fixture.PathOf("started")));
        Assert.Equal(0, Sleepers(tag));
    }

    [Theory]
    [InlineData("deaf")]
    [InlineData("spin")]
    [InlineData("children")]
    public async Task Server_Killed_TakesItsWorkersAndTheirChildrenAlong(string act)
    {
        var tag = $"0.000{Environment.ProcessId}{(int)act[0]}";
        var file = _fixture.PathOf("id");
        using var server = Process.Start("dotnet", [WorkerFixture.Program, "host", _fixture.Unit(act, file, tag: tag, count: 2)]);
        await WorkerFixture.Until(() => File.Exists(file) && File.ReadAllText(file).Length > 0, "the unit");
        var worker = int.Parse(File.ReadAllText(file));
        Assert.True(WorkerFixture.IsRunning(worker));
        if (act == "children") await WorkerFixture.Until(() => Sleepers(tag) == 4, "the children");

        server.Kill();
        await WorkerFixture.Until(() => !WorkerFixture.IsRunning(worker), "the end of the worker");
        await WorkerFixture.Until(() => Sleepers(tag) == 0, "the end of its children");
    }

    // By their command line, which is none of what the pool looks at.
    private static int Sleepers(string tag) => Directory.EnumerateDirectories("/proc").Count(folder =>
    {
        try
        {
            return int.TryParse(Path.GetFileName(folder), out var id) && WorkerFixture.IsRunning(id)
                && File.ReadAllText($"{folder}/cmdline") == $"sleep\0300\0{tag}\0";
        }
        catch (IOException)
        {
            // It ended while it was looked at.
            return false;
        }
    });
}
