using System.Diagnostics;
using Lethe.Auditing.Running.Units;
using Lethe.Auditing.Running.Workers;
using Lethe.Sdk;

namespace Lethe.Auditing.Running;

/// <summary>Runs units in this very process, one at a time: for tests and debuggers. A crash takes all down with it.</summary>
public sealed class InProcessExecutor(UnitRunner runner) : IUnitExecutor
{
    private readonly Lock _turn = new();

    // Tensor code belongs to one thread from beginning to end.
    public Task<UnitOutcome> RunAsync(string unitFile, UnitLimits limits, IProgressSink progress, CancellationToken cancellation) =>
        Task.Factory.StartNew(
            () => RunInTurn(unitFile, progress, cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private UnitOutcome RunInTurn(string unitFile, IProgressSink progress, CancellationToken cancellation)
    {
        lock (_turn) return Run(unitFile, progress, cancellation);
    }

    private UnitOutcome Run(string unitFile, IProgressSink progress, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            runner.Run(unitFile, progress, cancellation);
            return Outcome(UnitState.Done, "", null);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Outcome(UnitState.Cancelled, "", null);
        }
        catch (Exception failure)
        {
            return Outcome(UnitState.Failed, failure.Message, failure.ToString());
        }

        UnitOutcome Outcome(UnitState state, string message, string? details) =>
            new(state, message, details, Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 1);
    }
}
