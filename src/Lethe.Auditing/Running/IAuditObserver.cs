using Lethe.Auditing.Planning;

namespace Lethe.Auditing.Running;

/// <summary>Watches an audit: a terminal, a log, the database. Calls come one at a time.</summary>
public interface IAuditObserver
{
    void Changed(Unit unit, UnitReport report);

    void Progressed(Unit unit, long done, long total, string what);

    void Logged(Unit unit, string line);
}
