namespace Lethe.Sdk.Testing;

// Who builds a network or a loss is given no job, and so nothing to be cancelled by.
internal sealed class CancelRow() : RunningRow(
    "cancels", "Cancelled in the middle, it ends with an OperationCanceledException within two seconds.",
    typeof(IDataSource), typeof(IModelSource), typeof(IForgetSelector), typeof(IUnlearner), typeof(IEvaluator), typeof(IRecalibrator), typeof(IAttribution))
{
    // What was being done when it happened, and what follows before anybody can look.
    private const int MostEventsAfter = 2;

    protected override ContractResult Check(Bench bench, RunSetting setting, Observation seen)
    {
        using var source = new CancellationTokenSource();
        var trip = new Trip(source, Math.Max(1, seen.Events / 2));
        // Nothing to trip on: it is cancelled before it begins.
        if (seen.Events == 0) trip.Now();
        var settings = bench.Settings;
        var patience = settings.CancelLimit * 2;
        setting.World.Watch.OnEvent = trip.OnEvent;
        var end = bench.Run(setting with { Cancellation = source.Token }, took => trip.Since > patience || took > settings.RunLimit);
        var after = trip.Since;
        setting.World.Watch.OnEvent = null;
        if (!trip.Happened) return Fail(end.Result is null ? end.Why : "Under the same seed it reads less than before; it cannot be cancelled in the middle.");
        return Judge(end, trip.EventsAfter, after, settings.CancelLimit);
    }

    private ContractResult Judge(RunEnd<Observation> end, int eventsAfter, TimeSpan after, TimeSpan limit)
    {
        if (end.IsHung) return Fail($"{after.TotalSeconds:0.0} s after it was cancelled it was still running: look at job.Cancellation between batches.");
        if (after > limit) return Fail($"It ended {after.TotalSeconds:0.0} s after it was cancelled: look at job.Cancellation between batches.");
        if (end.Failure is OperationCanceledException) return Pass($"It ended {after.TotalMilliseconds:0} ms after it was cancelled.");
        if (end.Failure is not null) return Fail($"Cancelled, it ended with something else than an OperationCanceledException: {end.Why}");
        return eventsAfter > MostEventsAfter
            ? Fail($"Cancelled in the middle, it went on to its end, through {eventsAfter} more batches: look at job.Cancellation between them.")
            : Pass($"It was as good as done, {after.TotalMilliseconds:0} ms before its end.");
    }
}
