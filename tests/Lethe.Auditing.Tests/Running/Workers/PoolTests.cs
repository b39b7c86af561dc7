using Lethe.Auditing.Running.Workers;

namespace Lethe.Auditing.Tests.Running.Workers;

/// <summary>How units share workers.</summary>
public sealed class PoolTests : IAsyncDisposable
{
    private readonly WorkerFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Worker_ManyQuickUnits_IsOneProcess()
    {
        var pool = _fixture.Pool();
        var ids = new HashSet<int>();
        for (var i = 0; i < 50; i++) ids.Add(await _fixture.Id(pool));
        Assert.NotEqual(Environment.ProcessId, Assert.Single(ids));
    }

    [Fact]
    public async Task Pool_OfTwo_RunsTwoAtOnceAndNeverThree()
    {
        var pool = _fixture.Pool(2);
        var folder = Directory.CreateDirectory(_fixture.PathOf("meeting")).FullName;
        // The first two wait for each other; all say how many they have seen.
        var sinks = Enumerable.Range(0, 7).Select(_ => new Recorder()).ToArray();
        var outcomes = await Task.WhenAll(sinks.Select((sink, i) =>
            WorkerFixture.Run(pool, _fixture.Unit("meet", folder: folder, count: i < 2 ? 2 : 1), sink)));
        Assert.All(outcomes, outcome => Assert.Equal(UnitState.Done, outcome.State));
        Assert.Equal(2, sinks.Max(sink => int.Parse(Assert.Single(sink.Lines))));
    }

    [Fact]
    public async Task Pool_MoreUnitsThanWorkers_ServesInTheOrderTheyCame()
    {
        var pool = _fixture.Pool();
        var file = _fixture.PathOf("order");
        var units = Enumerable.Range(0, 20).Select(i => WorkerFixture.Run(pool, _fixture.Unit("append", file, count: i), new Recorder()));
        await Task.WhenAll(units.ToArray());
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), File.ReadAllLines(file));
    }

    [Fact]
    public async Task Unit_CancelledWhileItWaits_NeverBegins()
    {
        var pool = _fixture.Pool();
        using var stopFirst = new CancellationTokenSource();
        using var stopSecond = new CancellationTokenSource();
        var sink = new Recorder();
        var first = pool.RunAsync(_fixture.Unit("wait"), UnitLimits.None, sink, stopFirst.Token);
        await sink.Saw("ready");
        var second = pool.RunAsync(_fixture.Unit("append", _fixture.PathOf("never")), UnitLimits.None, new Recorder(), stopSecond.Token);
        Assert.False(second.IsCompleted);

        await stopSecond.CancelAsync();
        var outcome = await second.WaitAsync(WorkerFixture.Patience, TestContext.Current.CancellationToken);
        Assert.Equal((UnitState.Cancelled, 0), (outcome.State, outcome.Attempts));
        Assert.False(first.IsCompleted);
        await stopFirst.CancelAsync();
        Assert.Equal(UnitState.Cancelled, (await first).State);
        await _fixture.Id(pool);
        Assert.False(File.Exists(_fixture.PathOf("never")));
    }

    [Fact]
    public async Task Dispose_WithUnitsRunningAndWaiting_CancelsThemAndEndsAllWorkers()
    {
        var pool = _fixture.Pool(2);
        var idle = await _fixture.Id(pool);
        var busy = _fixture.PathOf("busy");
        var units = new[] { "deaf", "deaf", "deaf" }
            .Select((act, i) => pool.RunAsync(_fixture.Unit(act, $"{busy}{i}"), UnitLimits.None, new Recorder(), TestContext.Current.CancellationToken)).ToArray();
        await WorkerFixture.Until(() => File.Exists($"{busy}0") && File.Exists($"{busy}1"), "two units");
        var ids = new[] { idle, int.Parse(await File.ReadAllTextAsync($"{busy}0", TestContext.Current.CancellationToken)),
            int.Parse(await File.ReadAllTextAsync($"{busy}1", TestContext.Current.CancellationToken)) };
        Assert.All(ids, id => Assert.True(WorkerFixture.IsRunning(id)));

        await pool.DisposeAsync();
        Assert.All(ids, id => Assert.False(WorkerFixture.IsRunning(id)));
        Assert.All(await Task.WhenAll(units), outcome => Assert.Equal(UnitState.Cancelled, outcome.State));
        await Assert.ThrowsAsync<ObjectDisposedException>(() =>
            pool.RunAsync(_fixture.Unit("id"), UnitLimits.None, new Recorder(), TestContext.Current.CancellationToken));
        await pool.DisposeAsync();
    }

    [Fact]
    public async Task Worker_DiedWhileIdle_IsReplacedAndCostsNoAttempt()
    {
        var pool = _fixture.Pool();
        var id = await _fixture.Id(pool);
        using (var worker = System.Diagnostics.Process.GetProcessById(id)) worker.Kill();
        await WorkerFixture.Until(() => !WorkerFixture.IsRunning(id), "the end of the worker");
        Assert.NotEqual(id, await _fixture.Id(pool));
    }

    [Fact]
    public async Task Worker_ThatCannotBeStarted_IsAnOutcome()
    {
        await using var pool = new WorkerPool(new WorkerCommand("/no/such/program", []), 1, TimeProvider.System);
        var outcome = await WorkerFixture.Run(pool, _fixture.Unit("id"), new Recorder());
        Assert.Equal(UnitState.Crashed, outcome.State);
        Assert.Contains("/no/such/program", outcome.Message, StringComparison.Ordinal);
        Assert.Equal(UnitState.Crashed, (await WorkerFixture.Run(pool, _fixture.Unit("id"), new Recorder())).State);
    }

    [Fact]
    public async Task Worker_ThatIsNoWorker_IsAnOutcome()
    {
        await using var pool = new WorkerPool(new WorkerCommand("sh", ["-c", "echo hello; echo oh no >&2; exit 4"]), 1, TimeProvider.System);
        var sink = new Recorder();
        var outcome = await WorkerFixture.Run(pool, _fixture.Unit("id"), sink);
        Assert.Equal((UnitState.Crashed, 2), (outcome.State, outcome.Attempts));
        Assert.Contains("exit code 4", outcome.Message, StringComparison.Ordinal);
        Assert.Contains("oh no", outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_EnvironmentOfTheCommand_IsAddedToOurs()
    {
        var environment = new Dictionary<string, string?> { ["GREETING"] = "good day", ["HOME"] = null };
        await using var pool = new WorkerPool(
            new WorkerCommand("sh", ["-c", "echo $GREETING ${HOME-homeless} ${PATH:+with-path} >&2; exit 1"], environment), 1, TimeProvider.System);
        var outcome = await WorkerFixture.Run(pool, _fixture.Unit("id"), new Recorder());
        Assert.Contains("good day homeless with-path", outcome.Message, StringComparison.Ordinal);
    }
}
