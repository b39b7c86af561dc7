using Lethe.Auditing.Planning;

namespace Lethe.Auditing.Running;

/// <summary>Watches nothing.</summary>
public sealed class QuietObserver : IAuditObserver
{
    public void Changed(Unit unit, UnitReport report)
    {
    }

    public void Progressed(Unit unit, long done, long total, string what)
    {
    }

    public void Logged(Unit unit, string line)
    {
    }
}
