namespace Lethe.Robustness.Tests.Support;

/// <summary>Remembers what was reported.</summary>
internal sealed class Sink(Action? onReport = null) : IProgressSink
{
    public List<(long Done, long Total, string What)> Reports { get; } = [];

    public void Report(long done, long total, string what)
    {
        Reports.Add((done, total, what));
        onReport?.Invoke();
    }

    public void Log(string line)
    {
    }
}
