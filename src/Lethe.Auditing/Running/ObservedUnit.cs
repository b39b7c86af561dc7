using Lethe.Auditing.Planning;
using Lethe.Sdk;

namespace Lethe.Auditing.Running;

/// <summary>Tells an observer what a unit reports.</summary>
internal sealed class ObservedUnit(Unit unit, IAuditObserver observer) : IProgressSink
{
    public void Report(long done, long total, string what) => observer.Progressed(unit, done, total, what);

    public void Log(string line) => observer.Logged(unit, line);
}
