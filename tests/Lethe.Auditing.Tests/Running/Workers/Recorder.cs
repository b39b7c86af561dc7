using System.Collections.Concurrent;
using Lethe.Sdk;

namespace Lethe.Auditing.Tests.Running.Workers;

/// <summary>Keeps all progress and log lines; a test can wait for a line.</summary>
internal sealed class Recorder : IProgressSink
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new();

    public ConcurrentQueue<string> Lines { get; } = [];

    public ConcurrentQueue<(long Done, long Total, string What)> Reports { get; } = [];

    /// <summary>Is called with every line, on the reader's thread.</summary>
    public Action<string> OnLine { get; init; } = _ => { };

    public void Report(long done, long total, string what)
    {
        Reports.Enqueue((done, total, what));
        Awaited($"{done}/{total}").TrySetResult();
    }

    public void Log(string line)
    {
        Lines.Enqueue(line);
        Awaited(line).TrySetResult();
        OnLine(line);
    }

    /// <summary>A log line, or a report as "done/total".</summary>
    public Task Saw(string what) => Awaited(what).Task.WaitAsync(WorkerFixture.Patience);

    private TaskCompletionSource Awaited(string what) =>
        _awaited.GetOrAdd(what, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
