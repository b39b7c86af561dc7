using Lethe.Auditing.Running;
using Lethe.Auditing.Running.Workers;
using Lethe.Sdk;

namespace Lethe.Web.Metrics;

/// <summary>Passes units on and notes how many workers had to be replaced for them.</summary>
internal sealed class CountingExecutor(IUnitExecutor inner, ServerMetrics metrics) : IUnitExecutor
{
    public async Task<UnitOutcome> RunAsync(string unitFile, UnitLimits limits, IProgressSink progress, CancellationToken cancellation)
    {
        var outcome = await inner.RunAsync(unitFile, limits, progress, cancellation).ConfigureAwait(false);
        metrics.Restarted(Math.Max(0, outcome.Attempts - 1));
        return outcome;
    }
}
