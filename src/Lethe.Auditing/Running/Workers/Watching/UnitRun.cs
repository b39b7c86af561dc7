using System.ComponentModel;
using Lethe.Sdk;

namespace Lethe.Auditing.Running.Workers.Watching;

/// <summary>A unit from its first attempt to its outcome: what a worker did not survive is tried once more on a fresh one.</summary>
internal sealed class UnitRun(WorkerPlace place, UnitLimits limits, IProgressSink progress, TimeProvider clock)
{
    public async Task<UnitOutcome> Run(string unitFile, CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        var first = await Attempt(unitFile, isFresh: false, cancellation);
        if (!first.HasBegun) first = await Attempt(unitFile, isFresh: true, cancellation);
        if (!first.IsWorthAnother) return Outcome(first, first.Message, 1);
        var told = $"Attempt 1: {first.Message}";
        if (cancellation.IsCancellationRequested)
            return Outcome(first with { State = UnitState.Cancelled }, $"{told}\nCancelled before another attempt.", 1);
        progress.Log($"{told}\nIt is tried once more, on a fresh worker.");
        var second = await Attempt(unitFile, isFresh: true, cancellation);
        var peak = Math.Max(first.PeakBytes, second.PeakBytes);
        return Outcome(second with { PeakBytes = peak }, $"{told}\nAttempt 2: {second.Message}", 2);

        UnitOutcome Outcome(AttemptResult last, string message, int attempts) =>
            new(last.State, message, last.Details, clock.GetElapsedTime(start).TotalSeconds, last.PeakBytes, attempts);
    }

    private async Task<AttemptResult> Attempt(string unitFile, bool isFresh, CancellationToken cancellation)
    {
        WorkerHandle worker;
        try
        {
            worker = place.Take(isFresh);
        }
        catch (Win32Exception failure)
        {
            return new AttemptResult(UnitState.Crashed, $"No worker could be started: {failure.Message}", IsClean: false);
        }
        AttemptResult? result = null;
        try
        {
            result = await new UnitAttempt(worker, new UnitListener(progress, clock), limits, clock).Run(unitFile, cancellation);
            return result;
        }
        finally
        {
            await place.Return(worker, result);
        }
    }
}
