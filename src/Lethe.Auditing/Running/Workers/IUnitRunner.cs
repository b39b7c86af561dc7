using Lethe.Sdk;

namespace Lethe.Auditing.Running.Workers;

/// <summary>Turns the file of a unit into an artifact. It runs inside a worker and is the only one that knows what a unit is.</summary>
public interface IUnitRunner
{
    /// <exception cref="OperationCanceledException">It was asked to stop and did.</exception>
    void Run(string unitFile, IProgressSink progress, CancellationToken cancellation);
}
