using System.Collections.Concurrent;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Running.Units;
using Lethe.Auditing.Running.Workers;

namespace Lethe.Auditing.Running;

/// <summary>
/// Runs the units of a plan, each as soon as what it needs is there. What a unit made is known by its artifact alone, so
/// a run that was killed goes on by being run again.
/// </summary>
public sealed class AuditRunner(ArtifactStore store, IUnitExecutor executor)
{
    /// <summary>
    /// Units whose artifact is there are not run. A failure ends what depends on it and nothing else.
    /// </summary>
    /// <param name="folder">The audit's own: the plan and the units are written into it.</param>
    /// <returns>How each unit went, by name.</returns>
    public async Task<IReadOnlyDictionary<string, UnitReport>> RunAsync(
        Plan plan, string folder, RunLimits limits, IAuditObserver observer, CancellationToken cancellation)
    {
        var planFile = Path.Combine(folder, "plan.json");
        PlanFile.Write(plan, planFile);
        observer = new OrderedObserver(observer);
        var run = new Run(plan, observer);
        var tasks = new Dictionary<Task<UnitOutcome>, Unit>();
        // Held until the end, so that nobody collects what a later unit of this plan rests on.
        var held = new ConcurrentBag<Artifact>();
        try
        {
            while (true)
            {
                foreach (var unit in run.Ready())
                {
                    if (store.Open(unit.Key) is { } present)
                    {
                        held.Add(present);
                        run.Set(unit, new UnitReport(UnitPhase.Done, Reused: true));
                    }
                    else if (!cancellation.IsCancellationRequested)
                    {
                        run.Set(unit, new UnitReport(UnitPhase.Running));
                        tasks.Add(Start(plan, planFile, unit, limits, observer, cancellation), unit);
                    }
                }
                if (run.HasReady && !cancellation.IsCancellationRequested) continue;
                if (tasks.Count == 0) break;
                var ended = await Task.WhenAny(tasks.Keys).ConfigureAwait(false);
                var whose = tasks[ended];
                tasks.Remove(ended);
                run.Set(whose, Report(whose, await ended.ConfigureAwait(false), held));
            }
            run.End(cancellation.IsCancellationRequested);
            return run.Reports;
        }
        finally
        {
            foreach (var artifact in held) artifact.Dispose();
        }
    }

    private Task<UnitOutcome> Start(
        Plan plan, string planFile, Unit unit, RunLimits limits, IAuditObserver observer, CancellationToken cancellation)
    {
        var file = Path.Combine(Path.GetDirectoryName(planFile)!, "units", unit.Name.Replace('/', '_').Replace('#', '_') + ".json");
        new UnitFile(planFile, unit.Name).Write(file);
        return executor.RunAsync(file, limits.Of(unit, plan.Request.Budget), new ObservedUnit(unit, observer), cancellation);
    }

    private UnitReport Report(Unit unit, UnitOutcome outcome, ConcurrentBag<Artifact> held)
    {
        var phase = outcome.State switch
        {
            UnitState.Done => UnitPhase.Done,
            UnitState.Cancelled => UnitPhase.Cancelled,
            _ => UnitPhase.Failed,
        };
        // Of what went well at once there is nothing to say.
        var message = phase == UnitPhase.Done && outcome.Attempts <= 1 ? "" : outcome.Message;
        var report = new UnitReport(phase, false, outcome.Seconds, message, outcome.Details, outcome.PeakMemoryBytes, outcome.Attempts);
        if (phase != UnitPhase.Done) return report;
        if (store.Open(unit.Key) is not { } made) return report with { Phase = UnitPhase.Failed, Message = "It ended well and left nothing in the store." };
        held.Add(made);
        return report;
    }

    /// <summary>The state of one run, changed by its loop alone.</summary>
    private sealed class Run(Plan plan, IAuditObserver observer)
    {
        private readonly Dictionary<string, UnitReport> _reports = plan.Units.ToDictionary(unit => unit.Name, _ => new UnitReport(UnitPhase.Waiting));

        public IReadOnlyDictionary<string, UnitReport> Reports => _reports;

        public bool HasReady => plan.Units.Any(IsReady);

        public IReadOnlyList<Unit> Ready() => [.. plan.Units.Where(IsReady)];

        public void Set(Unit unit, UnitReport report)
        {
            _reports[unit.Name] = report;
            observer.Changed(unit, report);
            if (report.Phase is UnitPhase.Failed or UnitPhase.Skipped) Skip(unit.Name);
        }

        public void End(bool cancelled)
        {
            foreach (var unit in plan.Units.Where(unit => !_reports[unit.Name].IsOver))
                Set(unit, new UnitReport(cancelled ? UnitPhase.Cancelled : UnitPhase.Skipped));
        }

        private bool IsReady(Unit unit) =>
            _reports[unit.Name].Phase == UnitPhase.Waiting && unit.After.All(name => _reports[name].Phase == UnitPhase.Done);

        private void Skip(string failed)
        {
            foreach (var unit in plan.Units.Where(unit => _reports[unit.Name].Phase == UnitPhase.Waiting && unit.After.Contains(failed)).ToArray())
                if (_reports[unit.Name].Phase == UnitPhase.Waiting) Set(unit, new UnitReport(UnitPhase.Skipped, Message: $"It needs {failed}, which failed."));
        }
    }
}
