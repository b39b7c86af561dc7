using Lethe.Auditing.Running.Workers;

namespace Lethe.Auditing.Tests.Running.Workers;

/// <summary>Units that their worker does not survive, and those that fail in good order.</summary>
public sealed class CrashTests : IAsyncDisposable
{
    private readonly WorkerFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Segfault_OfAUnit_IsReportedAfterASecondAttempt()
    {
        var pool = _fixture.Pool();
        var before = await _fixture.Id(pool);
        var sink = new Recorder();
        var outcome = await WorkerFixture.Run(pool, _fixture.Unit("segfault"), sink);

        Assert.Equal((UnitState.Crashed, 2), (outcome.State, outcome.Attempts));
        Assert.Equal(2, Count(outcome.Message, "SIGSEGV"));
        Assert.Equal(2, Count(outcome.Message, "last words"));
        Assert.Contains("fresh worker", Assert.Single(sink.Lines), StringComparison.Ordinal);
        Assert.NotEqual(before, await _fixture.Id(pool));
    }

    [Theory]
    [InlineData("exit", 7, "exit code 7")]
    [InlineData("exit", 0, "exit code 0")]
    [InlineData("signal", 9, "SIGKILL")]
    [InlineData("signal", 15, "SIGTERM")]
    [InlineData("abort", 0, "SIGABRT")]
    public async Task Process_EndedInTheMiddle_SaysHow(string act, int count, string expected)
    {
        var outcome = await WorkerFixture.Run(_fixture.Pool(), _fixture.Unit(act, count: count), new Recorder());
        Assert.Equal((UnitState.Crashed, 2), (outcome.State, outcome.Attempts));
        Assert.Equal(2, Count(outcome.Message, expected));
    }

    [Fact]
    public async Task Crash_AtTheFirstAttemptOnly_EndsWell()
    {
        var pool = _fixture.Pool();
        var before = await _fixture.Id(pool);
        var sink = new Recorder();
        var outcome = await WorkerFixture.Run(pool, _fixture.Unit("crash-first", _fixture.PathOf("been-here")), sink);

        Assert.Equal((UnitState.Done, 2), (outcome.State, outcome.Attempts));
        Assert.Contains("on purpose", outcome.Message, StringComparison.Ordinal);
        var lines = sink.Lines.ToArray();
        Assert.Equal(3, lines.Length);
        Assert.Equal($"{before}", lines[0]);
        Assert.Contains("SIGABRT", lines[1], StringComparison.Ordinal);
        Assert.NotEqual(lines[0], lines[2]);
        Assert.Equal(lines[2], $"{await _fixture.Id(pool)}");
    }

    [Fact]
    public async Task Retry_WhileAnotherWorkerIsIdle_StillGetsAFreshOne()
    {
        var pool = _fixture.Pool(2);
        var folder = Directory.CreateDirectory(_fixture.PathOf("meeting")).FullName;
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            WorkerFixture.Run(pool, _fixture.Unit("meet", folder: folder, count: 2), new Recorder())));
        var known = new HashSet<string>();
        using (var stop = new CancellationTokenSource())
        {
            // Both workers are warm: hold one to learn the other.
            var holder = new Recorder();
            var held = pool.RunAsync(_fixture.Unit("wait", _fixture.PathOf("held")), UnitLimits.None, holder, stop.Token);
            await holder.Saw("ready");
            known.Add(File.ReadAllText(_fixture.PathOf("held")));
            known.Add($"{await _fixture.Id(pool)}");
            await stop.CancelAsync();
            await held;
        }
        Assert.Equal(2, known.Count);
        var sink = new Recorder();
        var outcome = await WorkerFixture.Run(pool, _fixture.Unit("crash-first", _fixture.PathOf("been-here")), sink);
        Assert.Equal(UnitState.Done, outcome.State);
        Assert.Contains(sink.Lines.First(), known);
        Assert.DoesNotContain(sink.Lines.Last(), known);
    }

    [Fact]
    public async Task Exception_OfAUnit_IsReportedOnceAndTheWorkerGoesOn()
    {
        var pool = _fixture.Pool();
        var before = await _fixture.Id(pool);
        var sink = new Recorder();
        var outcome = await WorkerFixture.Run(pool, _fixture.Unit("throw"), sink);

        Assert.Equal((UnitState.Failed, 1), (outcome.State, outcome.Attempts));
        Assert.Equal("the data is bad\nfrom row 3 on (System.IO.InvalidDataException)", outcome.Message);
        Assert.Contains("System.FormatException: inner", outcome.Details, StringComparison.Ordinal);
        Assert.Contains("Misbehaviour", outcome.Details, StringComparison.Ordinal);
        Assert.Empty(sink.Lines);
        Assert.Equal(before, await _fixture.Id(pool));
    }

    [Fact]
    public async Task Output_ClosedByAUnit_IsACrash()
    {
        var outcome = await WorkerFixture.Run(_fixture.Pool(), _fixture.Unit("close-output"), new Recorder());
        Assert.Equal((UnitState.Crashed, 2), (outcome.State, outcome.Attempts));
    }

    [Fact]
    public async Task Errors_PrintedByTheThousand_LeaveTheLastOfThem()
    {
        var outcome = await WorkerFixture.Run(_fixture.Pool(), _fixture.Unit("flood-error", count: 5000), new Recorder());
        Assert.Contains("exit code 3", outcome.Message, StringComparison.Ordinal);
        Assert.Contains("\n4999 eee", outcome.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n4000 eee", outcome.Message, StringComparison.Ordinal);
        Assert.InRange(outcome.Message.Length, 1000, 50_000);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
