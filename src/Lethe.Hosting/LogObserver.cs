using System.Globalization;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Running;

namespace Lethe.Hosting;

/// <summary>Keeps what the units of an audit log, in the audit's own folder.</summary>
internal sealed class LogObserver(string file, TimeProvider clock, IAuditObserver inner) : IAuditObserver, IDisposable
{
    private const long MostBytes = 64 << 20;

    private readonly StreamWriter _log = new(new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };

    public void Changed(Unit unit, UnitReport report)
    {
        Write(unit, report.Reused ? "reused" : $"{report.Phase}".ToLowerInvariant());
        if (report.Message.Length > 0) Write(unit, report.Message);
        if (report.Details is { } details) Write(unit, details);
        inner.Changed(unit, report);
    }

    public void Progressed(Unit unit, long done, long total, string what) => inner.Progressed(unit, done, total, what);

    public void Logged(Unit unit, string line)
    {
        Write(unit, line);
        inner.Logged(unit, line);
    }

    /// <summary>Something about the audit as a whole.</summary>
    public void Note(string text)
    {
        // A plugin that logs without end must not fill the disk.
        if (_log.BaseStream.Length > MostBytes) return;
        _log.WriteLine($"{clock.GetUtcNow().ToString("u", CultureInfo.InvariantCulture)} {text}");
    }

    public void Dispose() => _log.Dispose();

    private void Write(Unit unit, string text) => Note($"{unit.Name}: {text}");
}
