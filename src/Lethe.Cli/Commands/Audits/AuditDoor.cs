using System.CommandLine;
using Lethe.Auditing.Documents;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Results;
using Lethe.Auditing.Running.Workers;
using Lethe.Storage.Audits;

namespace Lethe.Cli.Commands.Audits;

/// <summary>The command line's way into an audit: runs it, shows it, says how it went.</summary>
internal sealed class AuditDoor(ParseResult parsed, RunOptions options)
{
    private readonly List<string> _audits = [];
    private readonly ResultSight _sight = new(parsed, options);
    private readonly TextWriter _error = parsed.InvocationConfiguration.Error;

    /// <summary>The ids of what it has begun.</summary>
    public IReadOnlyList<string> Audits => _audits;

    /// <summary>Reads and runs; every fault of a request is a line of its own.</summary>
    /// <param name="id">The audit's record; null: it is written down first.</param>
    public async Task<int> RunAsync(Engine engine, Func<Submission> read, string? id, CancellationToken cancellation)
    {
        try
        {
            var submission = read();
            var settings = options.Read(parsed);
            var plan = engine.Planner().Make(submission.Request, submission.Folder, settings.DeviceOf(submission.Request.Device), cancellation: cancellation);
            if (submission.Request.Executor != "local")
                throw new PlanException($"The executor '{submission.Request.Executor}' is not here yet; set executor: local.");
            id ??= AuditSession.Create(engine, submission, Asker.CommandLine);
            _audits.Add(id);
            var result = await RunAsync(engine, id, submission, plan, settings, cancellation).ConfigureAwait(false);
            return _sight.Show(AuditJson.Of(result), engine.Plugins);
        }
        catch (SourceException refused)
        {
            foreach (var fault in refused.Faults) _error.WriteLine($"{fault}");
            return (int)ExitCode.CouldNotRun;
        }
    }

    private async Task<AuditResult> RunAsync(
        Engine engine, string id, Submission submission, Plan plan, RunSettings settings, CancellationToken cancellation)
    {
        await using var pool = new WorkerPool(WorkerProgram.Command(engine.Home), settings.Workers, engine.Clock);
        var session = new AuditSession(engine, pool);
        _sight.Notes.WriteLine($"Audit {id}: {submission.Request.Name}");
        var result = await _sight.WatchAsync(plan.Units.Count, view => session.RunAsync(id, submission, plan, settings.Limits, view, cancellation)).ConfigureAwait(false);
        // Of an audit that did not get that far there is nothing to certify, and that is said already.
        if (session.WithoutCertificate is { } why && result.IsComplete) _error.WriteLine($"It has no certificate: {why}");
        return result;
    }
}
