using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lethe.Auditing.Results;
using Lethe.Cli.Remote;
using Lethe.Cli.Views;
using Lethe.Storage.Audits;
using Lethe.Storage.Findings;

namespace Lethe.Cli.Commands.Audits;

internal static class AuditShowCommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static Command Create()
    {
        var id = new Argument<string>("audit") { Description = "Its id, or the beginning of it." };
        var metric = new Option<string?>("--metric") { Description = "Only findings whose metric begins like this." };
        var json = new Option<bool>("--json") { Description = "Write the result as JSON to standard output." };
        var remote = new RemoteOptions();
        var command = new Command("show", "Show an audit: its stages, everything it found, its gates.") { id, metric, json };
        remote.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var source = remote.Open(parsed);
            var output = parsed.InvocationConfiguration.Output;
            var audit = await source.DetailAsync(parsed.GetRequiredValue(id), cancellation).ConfigureAwait(false);
            if (!parsed.GetValue(json))
            {
                Write(audit, await source.FindingsAsync(audit.Audit.Id, cancellation).ConfigureAwait(false), parsed.GetValue(metric) ?? "", source.Suffix, output);
                return (int)ExitCode.Pass;
            }
            if (await source.ResultJsonAsync(audit.Audit, cancellation).ConfigureAwait(false) is not { } result)
            {
                parsed.InvocationConfiguration.Error.WriteLine($"Audit {audit.Audit.Id} is {Word(audit.Audit.State)} and has no result yet.");
                return (int)ExitCode.CouldNotRun;
            }
            output.WriteLine(JsonNode.Parse(result)!.ToJsonString(Readable));
            return (int)ExitCode.Pass;
        });
        return command;
    }

    private static void Write(AuditDetail detail, IReadOnlyList<FindingEntry> findings, string metric, string suffix, TextWriter output)
    {
        var audit = detail.Audit;
        output.WriteLine($"Audit {audit.Id}: {audit.Name}");
        output.WriteLine($"{Word(audit.State)}{(audit.Verdict is { } verdict ? $", verdict {AuditJson.WordOf(verdict)}" : "")}, "
            + $"created {audit.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC, seed {audit.Seed}");
        output.WriteLine($"asked for by: {audit.AskedBy}");
        if (audit.Error is { } error) output.WriteLine(error);
        output.WriteLine();
        foreach (var stage in detail.Stages)
            output.WriteLine($"  {(stage.IsReused ? "reused" : Word(stage.State)),-10}{Words.Time(stage.Seconds),9}  {stage.Name}{(stage.Message.Length > 0 ? $": {stage.Message}" : "")}");
        foreach (var group in findings.Where(one => one.Finding.Metric.StartsWith(metric, StringComparison.Ordinal)).GroupBy(one => one.Subject))
        {
            output.WriteLine();
            output.WriteLine(group.Key);
            foreach (var entry in group)
                output.WriteLine($"  {ResultLines.Name(entry.Finding),-44} {ResultLines.Value(entry.Finding)}{(entry.Finding.N > 0 ? $"  n={entry.Finding.N}" : "")}");
        }
        if (detail.Gates.Count > 0) output.WriteLine();
        foreach (var gate in detail.Gates) output.WriteLine($"  {AuditJson.WordOf(gate.Verdict),-13} {gate.Subject}: {gate.Sentence}");
        if (detail.Exhibits.Count == 0) return;
        output.WriteLine();
        output.WriteLine($"{Words.Count(detail.Exhibits.Count, "exhibit")}: lethe audit export {audit.Id} FOLDER{suffix} writes them as JSON.");
    }

    private static string Word(Enum state) => $"{state}".ToLowerInvariant();
}
