using Lethe.Auditing.Running.Workers;

namespace Lethe.Auditing.Tests.Running.Workers;

/// <summary>Units that are asked to stop.</summary>
public sealed class CancelTests : IAsyncDisposable
{
    private readonly WorkerFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData("wait", UnitState.Cancelled)]
    [InlineData("late-failure", UnitState.Cancelled)]
    [InlineData("bad-hook", UnitState.Cancelled)]
    [InlineData("finish-anyway", UnitState.Done)]
    public async Task Cancel_OfAUnitThatListens_LeavesTheWorkerForOthers(string act, UnitState expected)
    {
        var pool = _fixture.Pool();
        var before = await _fixture.Id(pool);
        var sink = new Recorder();
        using var stop = new CancellationTokenSource();
        var unit = pool.RunAsync(_fixture.Unit(act), UnitLimits.None, sink, stop.Token);
        await sink.Saw("ready");
        await stop.CancelAsync();
        var outcome = await unit.WaitAsync(WorkerFixture.Patience, TestContext.Current.CancellationToken);
        Assert.Equal((expected, 1), (outcome.State, outcome.Attempts));
        Assert.Equal(before, await _fixture.Id(pool));
    }

    [Theory]
    [InlineData("deaf")]
    [InlineData("spin")]
    public async Task Cancel_OfAUnitThatDoesNotListen_EndsItsWorkerSoon(string act)
    {
        var pool = _fixture.Pool();
        var file = _fixture.PathOf("id");
        using var stop = new CancellationTokenSource();
        var unit = pool.RunAsync(_fixture.Unit(act, file), UnitLimits.None, new Recorder(), stop.Token);
        await WorkerFixture.Until(() => File.Exists(file), "the unit");
        var id = int.Parse(File.ReadAllText(file));

        var asked = TimeProvider.System.GetTimestamp();
        await stop.CancelAsync();
        var outcome = await unit.WaitAsync(WorkerFixture.Patience, TestContext.Current.CancellationToken);
        // It is given time to listen. On a machine that is free it is gone within 2 s; how long others make it wait is not asked.
        Assert.True(TimeProvider.System.GetElapsedTime(asked).TotalSeconds > 1.4);
        Assert.Equal((UnitState.Cancelled, 1), (outcome.State, outcome.Attempts));
        await WorkerFixture.Until(() => !WorkerFixture.IsRunning(id), "the end of the worker");
        Assert.NotEqual(id, await _fixture.Id(pool));
    }

    [Fact]
    public async Task Cancel_BeforeTheStart_IsAnOutcomeAndStartsNothing()
    {
        await using var pool = new WorkerPool(new WorkerCommand("/no/such/program", []), 1, TimeProvider.System);
        var outcome = await pool.RunAsync(_fixture.Unit("id"), UnitLimits.None, new Recorder(), new CancellationToken(canceled: true));
        Assert.Equal((UnitState.Cancelled, 0), (outcome.State, outcome.Attempts));
    }

    [Fact]
    public async Task Cancel_DuringTheFirstAttemptsCrash_MakesNoSecond()
    {
        using var stop = new CancellationTokenSource();
        // The line comes before the crash, on the thread that would have to read the crash.
        var sink = new Recorder { OnLine = _ => stop.Cancel() };
        var outcome = await _fixture.Pool().RunAsync(_fixture.Unit("crash-first", _fixture.PathOf("been-here")), UnitLimits.None, sink, stop.Token)
            .WaitAsync(WorkerFixture.Patience, TestContext.Current.CancellationToken);
        Assert.Equal((UnitState.Cancelled, 1), (outcome.State, outcome.Attempts));
        Assert.Single(sink.Lines);
    }
}
