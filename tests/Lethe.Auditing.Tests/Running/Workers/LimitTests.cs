using Lethe.Auditing.Running.Workers;

namespace Lethe.Auditing.Tests.Running.Workers;

/// <summary>Units that go over a limit, and those that stay below.</summary>
public sealed class LimitTests : IAsyncDisposable
{
    private const long MiB = 1024 * 1024;

    private readonly WorkerFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Memory_OverItsLimit_EndsTheWorkerBeforeItTakesAll()
    {
        var pool = _fixture.Pool();
        var before = await _fixture.Id(pool);
        var outcome = await Run(pool, _fixture.Unit("eat", count: 100_000), new UnitLimits(MemoryBytes: 400 * MiB));
        Assert.Equal((UnitState.OutOfMemory, 2), (outcome.State, outcome.Attempts));
        Assert.Contains("its limit is 400 MiB", outcome.Message, StringComparison.Ordinal);
        Assert.InRange(outcome.PeakMemoryBytes, 400 * MiB, 4000 * MiB);
        Assert.False(WorkerFixture.IsRunning(before));
    }

    [Fact]
    public async Task Memory_Peak_IsTheUnitsOwn()
    {
        var pool = _fixture.Pool();
        var limits = new UnitLimits(MemoryBytes: 4000 * MiB);
        var large = await Run(pool, _fixture.Unit("bite", count: 600), limits);
        var small = await Run(pool, _fixture.Unit("id"), limits);
        Assert.Equal((UnitState.Done, UnitState.Done), (large.State, small.State));
        Assert.InRange(large.PeakMemoryBytes, 600 * MiB, 1500 * MiB);
        Assert.InRange(small.PeakMemoryBytes, 10 * MiB, 500 * MiB);
    }

    [Fact]
    public async Task Silence_OverItsLimit_IsAStall()
    {
        var outcome = await Run(_fixture.Pool(), _fixture.Unit("deaf"), new UnitLimits(StallTime: TimeSpan.FromSeconds(1.5)));
        Assert.Equal((UnitState.Stalled, 2), (outcome.State, outcome.Attempts));
        Assert.Contains("no sign of life for 1.5 s", outcome.Message, StringComparison.Ordinal);
        Assert.True(outcome.Seconds >= 3, $"{outcome.Seconds} s");
    }

    [Fact]
    public async Task Progress_WithoutEnd_GoesOverTheTotalLimitAlone()
    {
        var sink = new Recorder();
        var limits = new UnitLimits(TotalTime: TimeSpan.FromSeconds(3), StallTime: TimeSpan.FromSeconds(2.5));
        var outcome = await Run(_fixture.Pool(), _fixture.Unit("busy"), limits, sink);
        Assert.Equal((UnitState.TimedOut, 2), (outcome.State, outcome.Attempts));
        Assert.Equal(3, outcome.Message.Split("its limit of 3 s").Length);
        Assert.NotEmpty(sink.Reports);
        Assert.Contains("fresh worker", Assert.Single(sink.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_ThatAreKept_ChangeNothing()
    {
        var limits = new UnitLimits(4000 * MiB, WorkerFixture.Patience, WorkerFixture.Patience);
        var outcome = await Run(_fixture.Pool(), _fixture.Unit("report", count: 1000), limits);
        Assert.Equal((UnitState.Done, "Done.", 1), (outcome.State, outcome.Message, outcome.Attempts));
        Assert.InRange(outcome.Seconds, 0, WorkerFixture.Patience.TotalSeconds);
    }

    private static Task<UnitOutcome> Run(WorkerPool pool, string unit, UnitLimits limits, Recorder? sink = null) =>
        pool.RunAsync(unit, limits, sink ?? new Recorder(), TestContext.Current.CancellationToken)
            .WaitAsync(WorkerFixture.Patience, TestContext.Current.CancellationToken);
}
