using Lethe.Auditing.Running.Workers;

namespace Lethe.Auditing.Tests.Running.Workers;

/// <summary>What comes out of a worker, wanted or not.</summary>
public sealed class OutputTests : IAsyncDisposable
{
    private readonly WorkerFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Prints_OfPluginsAndNativeCodeAndChildren_StayOutOfTheProtocol()
    {
        var pool = _fixture.Pool();
        var before = await _fixture.Id(pool);
        var sink = new Recorder();
        var outcome = await WorkerFixture.Run(pool, _fixture.Unit("print"), sink);
        Assert.Equal((UnitState.Done, 1), (outcome.State, outcome.Attempts));
        Assert.Equal(["read nothing", "child read nothing", "printed"], sink.Lines);
        Assert.Equal(before, await _fixture.Id(pool));
    }

    [Fact]
    public async Task Garbage_InTheProtocol_BecomesLogLinesAndNothingElse()
    {
        var pool = _fixture.Pool();
        var before = await _fixture.Id(pool);
        var sink = new Recorder();
        var outcome = await WorkerFixture.Run(pool, _fixture.Unit("garbage"), sink);
        Assert.Equal((UnitState.Done, 1), (outcome.State, outcome.Attempts));
        var lines = sink.Lines.ToArray();
        Assert.Equal(("before", "after"), (lines[0], lines[^1]));
        // Three lines, five in one go, five more.
        Assert.Equal(2 + 13, lines.Length);
        Assert.All(lines[1..^1], line => Assert.StartsWith("The worker said what is no event: ", line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 17 * 1024));
        Assert.All(lines, line => Assert.DoesNotContain(line, char.IsControl));
        Assert.Empty(sink.Reports);
        Assert.Equal(before, await _fixture.Id(pool));
    }

    [Fact]
    public async Task Reports_ByTheThousand_ComeTenASecondAndTheLastAlways()
    {
        var sink = new Recorder();
        var outcome = await WorkerFixture.Run(_fixture.Pool(), _fixture.Unit("report", count: 200_000), sink);
        Assert.Equal((200_000L, 200_000L, "step"), sink.Reports.Last());
        Assert.InRange(sink.Reports.Count, 2, 3 + (int)(outcome.Seconds * 10));
        Assert.Equal(sink.Reports.OrderBy(report => report.Done), sink.Reports);
    }

    [Fact]
    public async Task Report_FollowedBySilence_ComesAllTheSame()
    {
        var sink = new Recorder();
        using var stop = new CancellationTokenSource();
        var unit = _fixture.Pool().RunAsync(_fixture.Unit("slow-report"), UnitLimits.None, sink, stop.Token);
        await sink.Saw("2/3");
        await stop.CancelAsync();
        Assert.Equal(UnitState.Cancelled, (await unit).State);
    }

    [Fact]
    public async Task Log_FasterThanItsReader_Waits()
    {
        using var gate = new ManualResetEventSlim();
        using var stop = new CancellationTokenSource();
        var sink = new Recorder { OnLine = _ => gate.Wait() };
        var file = _fixture.PathOf("count");
        var unit = _fixture.Pool().RunAsync(_fixture.Unit("flood", file, count: 1000), UnitLimits.None, sink, stop.Token);
        var (last, same) = ("", 0);
        await WorkerFixture.Until(
            () =>
            {
                var now = File.Exists(file) ? File.ReadAllText(file) : "";
                same = now.Length > 0 && now == last ? same + 1 : 0;
                last = now;
                return same >= 50;
            },
            "a standstill");
        // 64 KiB of pipe, and what is on either side of it.
        Assert.InRange(int.Parse(last), 1, 500);
        gate.Set();
        await WorkerFixture.Until(() => sink.Lines.Count > 1000, "the flood");
        await stop.CancelAsync();
        Assert.Equal(UnitState.Cancelled, (await unit).State);
    }

    [Fact]
    public async Task LogLine_OfAMegabyte_IsCut()
    {
        using var stop = new CancellationTokenSource();
        var sink = new Recorder { OnLine = _ => stop.Cancel() };
        var outcome = await _fixture.Pool().RunAsync(_fixture.Unit("flood", count: 1_000_000), UnitLimits.None, sink, stop.Token);
        Assert.Equal(UnitState.Cancelled, outcome.State);
        Assert.All(sink.Lines, line => Assert.InRange(line.Length, 10_000, 16 * 1024));
        Assert.All(sink.Lines, line => Assert.Equal("xxxx…", line[^5..]));
    }

    [Fact]
    public async Task Thread_LeftByAUnit_DoesNotSpeakForTheNext()
    {
        var pool = _fixture.Pool();
        var sink = new Recorder();
        Assert.Equal(UnitState.Done, (await WorkerFixture.Run(pool, _fixture.Unit("leave-thread"), sink)).State);
        Assert.Contains("from a unit that is over", sink.Lines);
        // Throws when there is more than the one line of the unit itself.
        await _fixture.Id(pool);
    }

    [Fact]
    public async Task Sink_ThatThrows_EndsTheUnitAndIsTheCallersToKnow()
    {
        var pool = _fixture.Pool();
        var before = await _fixture.Id(pool);
        var sink = new Recorder { OnLine = _ => throw new InvalidTimeZoneException("mine") };
        var failure = await Assert.ThrowsAsync<InvalidTimeZoneException>(() => WorkerFixture.Run(pool, _fixture.Unit("flood", count: 10), sink));
        Assert.Equal("mine", failure.Message);
        Assert.NotEqual(before, await _fixture.Id(pool));
    }

    [Fact]
    public async Task Worker_IsTheFirstToGoWhenMemoryRunsOut()
    {
        var sink = new Recorder();
        await WorkerFixture.Run(_fixture.Pool(), _fixture.Unit("score"), sink);
        Assert.True(int.Parse(sink.Lines.Single()) >= 500);
    }
}
