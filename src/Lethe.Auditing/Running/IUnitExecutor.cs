using Lethe.Auditing.Running.Workers;
using Lethe.Sdk;

namespace Lethe.Auditing.Running;

/// <summary>Where units run: a pool of workers on this machine, or the queue of a cluster.</summary>
public interface IUnitExecutor
{
    /// <summary>Runs a unit to its end, however it ends. It does not throw for what a unit may do.</summary>
    Task<UnitOutcome> RunAsync(string unitFile, UnitLimits limits, IProgressSink progress, CancellationToken cancellation);
}
