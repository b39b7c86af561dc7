namespace Lethe.Auditing.Running.Workers.Watching;

/// <summary>The last lines of what a worker printed.</summary>
internal sealed class TextTail
{
    private const int Lines = 20, LineLength = 500;

    private readonly Queue<string> _lines = [];
    private readonly Lock _gate = new();

    public void Add(string line)
    {
        lock (_gate)
        {
            if (_lines.Count == Lines) _lines.Dequeue();
            _lines.Enqueue(line.Length <= LineLength ? line : string.Concat(line.AsSpan(0, LineLength), "…"));
        }
    }

    public void Clear()
    {
        lock (_gate) _lines.Clear();
    }

    public override string ToString()
    {
        lock (_gate) return string.Join('\n', _lines);
    }
}
