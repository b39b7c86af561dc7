using Lethe.Auditing.Running.Workers.Protocol;
using Lethe.Auditing.Running.Workers.Watching;
using Lethe.Auditing.Tests.Support;

namespace Lethe.Auditing.Tests.Running.Workers;

public sealed class ListenerTests
{
    [Fact]
    public async Task End_BeforeTheStart_IsNotThisUnits()
    {
        var sink = new Recorder();
        var listener = new UnitListener(sink, new ManualClock());
        Say(listener, new WorkerEvent.Finished(1));
        Assert.False(listener.End.IsCompleted);
        Assert.Contains("\"finished\"", Assert.Single(sink.Lines), StringComparison.Ordinal);

        Say(listener, new WorkerEvent.Started());
        Say(listener, new WorkerEvent.Finished(2));
        Assert.Equal(new WorkerEvent.Finished(2), await listener.End);
    }

    [Fact]
    public async Task Lines_AfterTheEnd_AreHeardByNobody()
    {
        var sink = new Recorder();
        var listener = new UnitListener(sink, new ManualClock());
        Say(listener, new WorkerEvent.Started());
        Say(listener, new WorkerEvent.Failed("m", "T", ""));
        Say(listener, new WorkerEvent.Log("late"));
        Say(listener, new WorkerEvent.Finished(2));
        Assert.Equal(new WorkerEvent.Failed("m", "T", ""), await listener.End);
        Assert.Empty(sink.Lines);
    }

    [Fact]
    public async Task Sink_ThatThrows_IsAskedNoMore()
    {
        var calls = 0;
        var listener = new UnitListener(new Recorder { OnLine = _ => throw new InvalidTimeZoneException($"{++calls}") }, new ManualClock());
        Say(listener, new WorkerEvent.Log("one"));
        Say(listener, new WorkerEvent.Log("two"));
        Assert.Equal("1", (await Assert.ThrowsAsync<InvalidTimeZoneException>(() => listener.End)).Message);
        Assert.Equal(1, calls);
    }

    private static void Say(UnitListener listener, WorkerEvent happened) => listener.Hear(happened.ToLine());
}
