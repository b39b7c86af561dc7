using Lethe.Auditing.Planning;
using Lethe.Auditing.Running;

namespace Lethe.Web.Queue;

/// <summary>
/// Keeps how far an audit is for whoever looks: pages ask when they like, so that a slow browser cannot slow an audit down.
/// </summary>
public sealed class LiveAudit(TimeProvider clock, int units) : IAuditObserver
{
    private const int MostLines = 200;

    private readonly Lock _turn = new();
    private readonly Dictionary<string, UnitPace> _running = [];
    private readonly Queue<string> _lines = [];
    private long _version;
    private int _done;

    /// <summary>Cheap: to be asked several times a second.</summary>
    public long Version => Interlocked.Read(ref _version);

    public LiveView View()
    {
        lock (_turn)
            return new LiveView(_version, _done, units, [.. _running.Select(one => Unit(one.Key, one.Value))], [.. _lines]);
    }

    public void Changed(Unit unit, UnitReport report) => Change(() =>
    {
        if (report.Phase == UnitPhase.Running) _running[unit.Name] = new UnitPace(clock);
        else _running.Remove(unit.Name);
        if (report.IsOver) _done++;
        if (report.Message.Length > 0) Add($"{unit.Name}: {report.Message}");
    });

    public void Progressed(Unit unit, long done, long total, string what) => Change(() =>
    {
        if (_running.TryGetValue(unit.Name, out var pace)) pace.Report(done, total, what);
    });

    public void Logged(Unit unit, string line) => Change(() => Add($"{unit.Name}: {line}"));

    private static LiveUnit Unit(string name, UnitPace pace) => new(name, pace.What, pace.Done, pace.Total, pace.Rate, pace.SecondsLeft);

    private void Change(Action change)
    {
        lock (_turn)
        {
            change();
            _version++;
        }
    }

    private void Add(string line)
    {
        _lines.Enqueue(line);
        if (_lines.Count > MostLines) _lines.Dequeue();
    }
}
