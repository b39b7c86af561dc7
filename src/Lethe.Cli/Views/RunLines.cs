using Lethe.Auditing.Planning;
using Lethe.Auditing.Running;

namespace Lethe.Cli.Views;

/// <summary>An audit as plain lines, for logs and pipes: what ends, and now and then how far the rest is.</summary>
internal sealed class RunLines(TextWriter output, TimeProvider clock) : IAuditObserver
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, (UnitPace Pace, long Shown)> _running = [];

    public void Changed(Unit unit, UnitReport report)
    {
        if (report.Phase == UnitPhase.Running) _running[unit.Name] = (new UnitPace(clock), clock.GetTimestamp());
        else _running.Remove(unit.Name);
        if (RunWords.Line(unit, report) is { } line) output.WriteLine(line);
    }

    public void Progressed(Unit unit, long done, long total, string what)
    {
        if (!_running.TryGetValue(unit.Name, out var entry)) return;
        entry.Pace.Report(done, total, what);
        if (clock.GetElapsedTime(entry.Shown) < Every) return;
        output.WriteLine($"  {unit.Name}: {entry.Pace}");
        _running[unit.Name] = (entry.Pace, clock.GetTimestamp());
    }

    // The audit's log file has them.
    public void Logged(Unit unit, string line)
    {
    }
}
