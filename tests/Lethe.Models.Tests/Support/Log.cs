namespace Lethe.Models.Tests.Support;

/// <summary>Remembers what was reported.</summary>
internal sealed class Log : IProgressSink
{
    public List<string> Lines { get; } = [];

    public List<(long Done, long Total, string What)> Reports { get; } = [];

    public Action? OnReport { get; init; }

    public void Report(long done, long total, string what)
    {
        Reports.Add((done, total, what));
        OnReport?.Invoke();
    }

    void IProgressSink.Log(string line) => Lines.Add(line);
}
