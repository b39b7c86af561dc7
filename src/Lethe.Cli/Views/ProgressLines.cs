using Lethe.Sdk;

namespace Lethe.Cli.Views;

/// <summary>How far one piece of work is, as plain lines now and then.</summary>
internal sealed class ProgressLines(TextWriter output, TimeProvider clock) : IProgressSink
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private readonly UnitPace _pace = new(clock);
    private long _shown = clock.GetTimestamp();

    public void Report(long done, long total, string what)
    {
        _pace.Report(done, total, what);
        if (clock.GetElapsedTime(_shown) < Every) return;
        output.WriteLine($"  {_pace}");
        _shown = clock.GetTimestamp();
    }

    // A line an epoch would bury the answer, and what a fit has to say of itself is part of that.
    public void Log(string line)
    {
    }
}
