using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Documents;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Results;
using Lethe.Auditing.Running.Workers;
using Lethe.Cli.Views;
using Spectre.Console;

namespace Lethe.Cli.Commands.Audits;

/// <summary>The command line's way into an audit: runs it, shows it, says how it went.</summary>
internal sealed class AuditDoor(ParseResult parsed, RunOptions options)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<string> _audits = [];
    private readonly TextWriter _output = parsed.InvocationConfiguration.Output;
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
            id ??= AuditSession.Create(engine, submission);
            _audits.Add(id);
            var result = await RunAsync(engine, id, submission, plan, settings, cancellation).ConfigureAwait(false);
            Show(result, new Headlines(engine.Plugins));
            return result.ExitCode;
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
        var notes = WantsJsonOnly ? _error : _output;
        notes.WriteLine($"Audit {id}: {submission.Request.Name}");
        var result = Terminal.IsSeen(notes)
            ? await RunView.ShowAsync(AnsiConsole.Console, plan.Units.Count, view => session.RunAsync(id, submission, plan, settings.Limits, view, cancellation)).ConfigureAwait(false)
            : await session.RunAsync(id, submission, plan, settings.Limits, new RunLines(notes, engine.Clock), cancellation).ConfigureAwait(false);
        // Of an audit that did not get that far there is nothing to certify, and that is said already.
        if (session.WithoutCertificate is { } why && result.IsComplete) _error.WriteLine($"It has no certificate: {why}");
        return result;
    }

    private bool WantsJsonOnly => parsed.GetValue(options.Json) == "-";

    private void Show(AuditResult result, Headlines headlines)
    {
        if (parsed.GetValue(options.Json) is { } file)
        {
            var json = AuditJson.Of(result).ToJsonString(Readable);
            if (WantsJsonOnly) _output.WriteLine(json);
            else AtomicFile.Write(file, Encoding.UTF8.GetBytes(json + "\n"));
        }
        if (WantsJsonOnly) return;
        if (Terminal.IsSeen(_output)) ResultTable.Write(result, headlines, AnsiConsole.Console);
        else ResultLines.Write(result, headlines, _output);
    }
}
