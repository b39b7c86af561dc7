using System.Security.Cryptography;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Certificates;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Results;
using Lethe.Auditing.Running;
using Lethe.Hosting.Certificates;
using Lethe.Storage;
using Lethe.Storage.Audits;
using Lethe.Storage.Findings;

namespace Lethe.Hosting;

/// <summary>Carries an audit out, from its record in the database to the record of its result.</summary>
public sealed class AuditSession(Engine engine, IUnitExecutor executor)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);
    private const int LooksPerBeat = 25;
    private static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(2);

    /// <summary>Ends the work and leaves the audit open: this process stops, and whoever takes the audit next goes on with it.</summary>
    public CancellationToken Leaving { get; init; }

    /// <summary>Why the audit that was run has no certificate; null when it has one.</summary>
    public string? WithoutCertificate { get; private set; }

    /// <summary>Writes the audit down: from here on it has an id and can be resumed.</summary>
    public static string Create(Engine engine, Submission submission, Asker asker) => engine.Database.Journal.Create(submission.ToAudit(asker));

    /// <summary>Writes the audit down, unless one was written down under this key before.</summary>
    /// <exception cref="SubmissionKeyException">The key stands for another audit.</exception>
    public static QueuedAudit CreateOnce(Engine engine, Submission submission, string key, Asker asker) => engine.Database.Journal.CreateOnce(submission.ToAudit(asker), key);

    /// <exception cref="InvalidOperationException">Another process runs it, or it has ended.</exception>
    public async Task<AuditResult> RunAsync(
        string id, Submission submission, Plan plan, RunLimits limits, IAuditObserver observer, CancellationToken cancellation)
    {
        var run = engine.Database.Journal.Take(id, Runner.ThisProcess, StaleAfter)
            ?? throw new InvalidOperationException($"Audit {id} has ended, or another process runs it: see `lethe audit show {id}`.");
        var folder = Directory.CreateDirectory(Path.Combine(engine.Home.Audits, id)).FullName;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, Leaving);
        using var log = new LogObserver(Path.Combine(folder, "log.txt"), engine.Clock, observer);
        var journal = new JournalObserver(plan, run, log);
        journal.Begin();
        var beating = BeatAsync(run, stop);
        try
        {
            var reports = await new AuditRunner(engine.Store, executor).RunAsync(plan, folder, limits, journal, stop.Token).ConfigureAwait(false);
            // What was asked to stop for good ends as cancelled, even when this process stops at the same time.
            if (Leaving.IsCancellationRequested && !cancellation.IsCancellationRequested && reports.Values.Any(report => report.Phase == UnitPhase.Cancelled))
                throw new OperationCanceledException($"Audit {id} was left open.", Leaving);
            var result = engine.Results.Read(id, plan, reports, submission.Policy);
            AtomicFile.Write(Path.Combine(folder, "result.json"), CanonicalJson.Bytes(AuditJson.Of(result)));
            if (run.Finish(Outcome(result))) Certify(id, log);
            NoteCosts(plan, reports);
            return result;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            run.Finish(new AuditOutcome { State = AuditState.Failed, Error = failure.Message });
            throw;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await beating.ConfigureAwait(false);
        }
    }

    // The audit has ended by now, and what it found stands: a certificate that cannot be had is said and changes nothing.
    private void Certify(string id, LogObserver log)
    {
        try
        {
            new CertificateOffice(engine).Issue(id);
        }
        catch (Exception fault) when (fault is CertificateException or StorageException or IOException or UnauthorizedAccessException or CryptographicException)
        {
            WithoutCertificate = fault.Message;
            log.Note($"no certificate: {fault.Message}");
        }
    }

    // Somebody else may ask for the end, or have taken the audit over. Looking is cheap and often; saying that this
    // process lives waits for the disk, and is done now and then.
    private async Task BeatAsync(AuditRun run, CancellationTokenSource stop)
    {
        using var timer = new PeriodicTimer(LookEvery, engine.Clock);
        try
        {
            for (var look = 1; await timer.WaitForNextTickAsync(stop.Token).ConfigureAwait(false); look++)
            {
                var isOver = look % LooksPerBeat == 0
                    ? run.Beat() != RunSignal.Continue
                    : engine.Database.Journal.IsCancelRequested(run.AuditId);
                if (isOver) await stop.CancelAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The audit is over.
        }
    }

    private void NoteCosts(Plan plan, IReadOnlyDictionary<string, UnitReport> reports)
    {
        var costs = engine.Costs();
        foreach (var unit in plan.Units)
            if (reports[unit.Name] is { Phase: UnitPhase.Done, Reused: false } report) costs.Note(unit, report.Seconds);
        costs.Save();
    }

    private static AuditOutcome Outcome(AuditResult result) => new()
    {
        State = result.IsCancelled ? AuditState.Cancelled : result.IsComplete ? AuditState.Finished : AuditState.Failed,
        Verdict = result.Policy is null ? null : result.Verdict,
        Error = result.IsComplete || result.IsCancelled ? null : Why(result),
        Result = AuditJson.Of(result),
        Findings = [.. result.Subjects.SelectMany(subject => subject.Measurements.SelectMany(one =>
            one.Findings.Select(finding => new FindingEntry(subject.Label, one.Evaluator, finding))))],
        Exhibits = [.. result.Subjects.SelectMany(subject => subject.Measurements.SelectMany(one =>
            one.Exhibits.Select(exhibit => new ExhibitEntry(subject.Label, one.Evaluator, exhibit))))],
        Gates = [.. (result.Policy?.Results ?? []).Select(GateEntry.Of)],
        Models = [.. result.Subjects.Where(subject => subject.Model is not null).Select(subject => ModelOf(result.Plan, subject))],
    };

    private static ModelEntry ModelOf(Plan plan, MeasuredSubject subject) => new(
        subject.Label, plan.ModelOf(subject.Label)!.Key, subject.Model!.Format, new()
        {
            ["can"] = $"{subject.Model.Can}",
            ["parameters"] = subject.Model.Parameters,
            ["seconds"] = subject.Model.Seconds,
            ["spent"] = subject.Model.Spent,
            ["exhausted"] = subject.Model.Exhausted,
        });

    private static string Why(AuditResult result) => string.Join(" ", result.Stages
        .Where(stage => stage.State == UnitPhase.Failed).Select(stage => $"{stage.Stage.Name}: {stage.Message}"));
}
