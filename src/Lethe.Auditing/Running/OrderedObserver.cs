using Lethe.Auditing.Planning;

namespace Lethe.Auditing.Running;

/// <summary>Lets one call through at a time: workers report from threads of their own.</summary>
internal sealed class OrderedObserver(IAuditObserver observer) : IAuditObserver
{
    private readonly Lock _turn = new();

    public void Changed(Unit unit, UnitReport report)
    {
        lock (_turn) observer.Changed(unit, report);
    }

    public void Progressed(Unit unit, long done, long total, string what)
    {
        lock (_turn) observer.Progressed(unit, done, total, what);
    }

    public void Logged(Unit unit, string line)
    {
        lock (_turn) observer.Logged(unit, line);
    }
}
