namespace Lethe.Sdk.Testing;

/// <summary>Counts what a method takes from the small world while it runs, and may interfere with it.</summary>
internal sealed class ReadWatch
{
    private Budget? _budget;
    private long _spent;
    private bool _isOn;

    public int Reads { get; private set; }

    public int LargestRead { get; private set; }

    /// <summary>The most that was spent between two events: a step of the method.</summary>
    public long LargestStep { get; private set; }

    /// <summary>Reads and reports of progress so far.</summary>
    public int Events { get; private set; }

    /// <summary>Called at every event with its number, on the method's thread.</summary>
    public Action<int>? OnEvent { get; set; }

    /// <summary>The method begins here: what prepared its world is not its doing.</summary>
    public void Begin(Budget? budget = null)
    {
        (Reads, Events, LargestRead, LargestStep, _spent) = (0, 0, 0, 0, 0);
        (_budget, _isOn) = (budget, true);
    }

    public void End()
    {
        Meter();
        _isOn = false;
    }

    public void Read(int rows)
    {
        if (!_isOn) return;
        Reads++;
        LargestRead = Math.Max(LargestRead, rows);
        Note();
    }

    public void Report()
    {
        if (_isOn) Note();
    }

    private void Note()
    {
        Meter();
        OnEvent?.Invoke(++Events);
    }

    private void Meter()
    {
        var now = _budget?.Spent ?? 0;
        LargestStep = Math.Max(LargestStep, now - _spent);
        _spent = now;
    }
}
