namespace Lethe.Fixtures;

/// <summary>Remembers what was reported.</summary>
internal sealed class Log : IProgressSink
{
    public List<string> Lines { get; } = [];

    public int Reports { get; private set; }

    public Action? OnReport { get; init; }

    public void Report(long done, long total, string what)
    {
        Reports++;
        OnReport?.Invoke();
    }

    void IProgressSink.Log(string line) => Lines.Add(line);
}
