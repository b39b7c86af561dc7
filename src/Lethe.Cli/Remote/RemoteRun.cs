using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Running;
using Lethe.Web.Api;

namespace Lethe.Cli.Remote;

/// <summary>Follows an audit that a server runs, and tells an observer what a local run would tell it.</summary>
internal sealed class RemoteRun(LetheClient client, string id, TimeProvider clock)
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(500);

    // A server that is started again within this time is waited for.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HashSet<string> _ended = new(StringComparer.Ordinal);
    private HashSet<string> _running = new(StringComparer.Ordinal);

    /// <summary>Until its steps are known, or it has ended without any.</summary>
    public async Task<AuditWhole> BeginAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var audit = await AskAsync(cancellation).ConfigureAwait(false);
            if (audit.Stages.Count > 0 || IsOver(audit)) return audit;
            await Task.Delay(AskEvery, clock, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Until it has ended.</summary>
    public async Task<AuditWhole> EndAsync(IAuditObserver observer, CancellationToken cancellation)
    {
        while (true)
        {
            var audit = await AskAsync(cancellation).ConfigureAwait(false);
            Tell(audit, observer);
            if (IsOver(audit)) return audit;
            await Task.Delay(AskEvery, clock, cancellation).ConfigureAwait(false);
        }
    }

    private static bool IsOver(AuditWhole audit) => audit.Audit.State is not ("queued" or "running");

    private async Task<AuditWhole> AskAsync(CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return await client.GetAsync<AuditWhole>($"audits/{id}", cancellation).ConfigureAwait(false);
            }
            catch (RemoteException fault) when (fault.MayPass && clock.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(AskEvery, clock, cancellation).ConfigureAwait(false);
            }
        }
    }

    private void Tell(AuditWhole audit, IAuditObserver observer)
    {
        var running = audit.Running.Select(unit => unit.Name).ToHashSet(StringComparer.Ordinal);
        // How a unit ended is not said, only how its stage did.
        foreach (var gone in _running.Except(running)) observer.Changed(UnitOf(gone), new UnitReport(UnitPhase.Waiting));
        foreach (var unit in audit.Running)
        {
            if (!_running.Contains(unit.Name)) observer.Changed(UnitOf(unit.Name), new UnitReport(UnitPhase.Running));
            if (unit.What.Length > 0) observer.Progressed(UnitOf(unit.Name), unit.Done, unit.Total, unit.What);
        }
        _running = running;
        foreach (var stage in audit.Stages)
        {
            if (Enum.TryParse<UnitPhase>(stage.State, ignoreCase: true, out var phase) && new UnitReport(phase, stage.Reused, stage.Seconds, stage.Message) is { IsOver: true } report && _ended.Add(stage.Name))
                observer.Changed(UnitOf(stage.Name), report);
        }
    }

    // Of a unit that others run there is nothing to know but its name.
    private static Unit UnitOf(string name) => new() { Name = name, Kind = default, Key = StageKey.Of(name), After = [], Plugin = "", Effort = "" };
}
