using Lethe.Sdk;

namespace Lethe.TestWorker;

/// <summary>Units that do not end by themselves. Some leave the number of their process in a file once they run.</summary>
internal static class Waits
{
    public static void Wait(Order order, IProgressSink progress, CancellationToken cancellation)
    {
        LeaveId(order);
        progress.Log("ready");
        cancellation.WaitHandle.WaitOne();
        cancellation.ThrowIfCancellationRequested();
    }

    public static void Deaf(Order order)
    {
        LeaveId(order);
        Thread.Sleep(Timeout.Infinite);
    }

    public static void Spin(Order order)
    {
        LeaveId(order);
        var i = 0UL;
        while (i < ulong.MaxValue) i++;
    }

    public static void Busy(IProgressSink progress)
    {
        for (var i = 0L; ; i++)
        {
            progress.Report(i, 0, "busy");
            Thread.Sleep(20);
        }
    }

    public static void ReportTwice(IProgressSink progress, CancellationToken cancellation)
    {
        progress.Report(1, 3, "first");
        progress.Report(2, 3, "second");
        cancellation.WaitHandle.WaitOne();
        cancellation.ThrowIfCancellationRequested();
    }

    public static void FailLate(IProgressSink progress, CancellationToken cancellation)
    {
        progress.Log("ready");
        cancellation.WaitHandle.WaitOne();
        throw new IOException("torn down half way");
    }

    public static void BadHook(IProgressSink progress, CancellationToken cancellation)
    {
        cancellation.Register(() => throw new InvalidOperationException("hook"));
        progress.Log("ready");
        cancellation.WaitHandle.WaitOne();
        cancellation.ThrowIfCancellationRequested();
    }

    public static void FinishAnyway(IProgressSink progress, CancellationToken cancellation)
    {
        progress.Log("ready");
        cancellation.WaitHandle.WaitOne();
    }

    // In one step: who polls for the file must not read half of it.
    private static void LeaveId(Order order)
    {
        if (order.File.Length == 0) return;
        File.WriteAllText(order.File + ".part", $"{Environment.ProcessId}");
        File.Move(order.File + ".part", order.File);
    }
}
