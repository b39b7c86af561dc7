using System.Diagnostics;
using System.Text;
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
        var variable = $"LETHE_TEST_{Environment.ProcessId}_{how}";
        var command = new WorkerCommand("dotnet", [WorkerFixture.Program, "worker"], new Dictionary<string, string?> { [variable] = "1" });
        await using var pool = new WorkerPool(command, 1, TimeProvider.System);
        var unit = pool.Run(_fixture.Unit("children", _fixture.PathOf("started"), count: how),
            new UnitLimits(StallTime: TimeSpan.FromSeconds(4)), new Recorder(), TestContext.Current.CancellationToken);
        // Seen while they run, lest a search that finds nothing proves nothing.
        if (how == 2) await WorkerFixture.Until(() => Sleepers(variable) == 3, "the children");
        var outcome = await unit.WaitAsync(WorkerFixture.Patience, TestContext.Current.CancellationToken);
        Assert.Equal(expected, outcome.State);
        Assert.True(File.Exists(_fixture.PathOf("started")));
        Assert.Equal(0, Sleepers(variable));
    }

    [Theory]
    [InlineData("deaf")]
    [InlineData("spin")]
    [InlineData("children")]
    public async Task Server_Killed_TakesItsWorkersAndTheirChildrenAlong(string act)
    {
        var variable = $"LETHE_TEST_{Environment.ProcessId}_{act}";
        var file = _fixture.PathOf("id");
        var start = new ProcessStartInfo("dotnet", [WorkerFixture.Program, "host", _fixture.Unit(act, file, count: 2)]);
        start.Environment[variable] = "1";
        using var server = Process.Start(start)!;
        await WorkerFixture.Until(() => File.Exists(file) && File.ReadAllText(file).Length > 0, "the unit");
        var worker = int.Parse(File.ReadAllText(file));
        Assert.True(WorkerFixture.IsRunning(worker));
        if (act == "children") Assert.Equal(3, Sleepers(variable));

        server.Kill();
        await WorkerFixture.Until(() => !WorkerFixture.IsRunning(worker), "the end of the worker");
        await WorkerFixture.Until(() => Sleepers(variable) == 0, "the end of its children");
    }

    // Found by a variable of the test's own, not by the one that the pool looks for.
    private static int Sleepers(string variable) => Process.GetProcessesByName("sleep").Count(process =>
    {
        using (process)
        {
            try
            {
                return WorkerFixture.IsRunning(process.Id)
                    && Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{process.Id}/environ")).Contains(variable, StringComparison.Ordinal);
            }
            catch (IOException)
            {
                return false;
            }
        }
    });
}
