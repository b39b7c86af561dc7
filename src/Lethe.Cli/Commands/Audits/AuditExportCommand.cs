using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Verdicts;
using Lethe.Cli.Remote;
using Lethe.Storage.Audits;
using Lethe.Storage.Findings;

namespace Lethe.Cli.Commands.Audits;

internal static class AuditExportCommand
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var id = new Argument<string>("audit") { Description = "Its id, or the beginning of it." };
        var to = new Argument<string>("out") { Description = "A file that ends in .json (result), .csv (findings) or .xml (JUnit), or a folder for everything." };
        var remote = new RemoteOptions();
        var command = new Command("export", "Write an audit's result to files.") { id, to };
        remote.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var source = remote.Open(parsed);
            var audit = await source.DetailAsync(parsed.GetRequiredValue(id), cancellation).ConfigureAwait(false);
            if (await source.ResultJsonAsync(audit.Audit, cancellation).ConfigureAwait(false) is not { } result)
                throw new InvalidOperationException($"Audit {audit.Audit.Id} is {audit.Audit.State} and has no result to export.");
            await foreach (var (path, content) in Files(source, audit, result, parsed.GetRequiredValue(to), cancellation).ConfigureAwait(false))
            {
                AtomicFile.Write(path, content);
                parsed.InvocationConfiguration.Output.WriteLine(path);
            }
            return (int)ExitCode.Pass;
        });
        return command;
    }

    private static async IAsyncEnumerable<(string Path, byte[] Content)> Files(
        IAuditSource source, AuditDetail audit, string result, string to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        switch (Path.GetExtension(to).ToLowerInvariant())
        {
            case ".json":
                yield return (to, Json(result));
                break;
            case ".csv":
                yield return (to, Csv(await source.FindingsAsync(audit.Audit.Id, cancellation).ConfigureAwait(false)));
                break;
            case ".xml":
                yield return (to, JUnit(audit, result));
                break;
            case "":
                await foreach (var file in Everything(source, audit, result, to, cancellation).ConfigureAwait(false)) yield return file;
                break;
            case var other:
                throw new ArgumentException($"{to} ends in {other}; it must end in .json, .csv or .xml, or be a folder.");
        }
    }

    private static async IAsyncEnumerable<(string Path, byte[] Content)> Everything(
        IAuditSource source, AuditDetail audit, string result, string folder, [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return (Path.Combine(folder, "request.yaml"), Encoding.UTF8.GetBytes(audit.RequestText));
        if (audit.PolicyText is { } policy) yield return (Path.Combine(folder, "policy.yaml"), Encoding.UTF8.GetBytes(policy));
        yield return (Path.Combine(folder, "result.json"), Json(result));
        yield return (Path.Combine(folder, "findings.csv"), Csv(await source.FindingsAsync(audit.Audit.Id, cancellation).ConfigureAwait(false)));
        if (audit.Gates.Count > 0) yield return (Path.Combine(folder, "gates.xml"), JUnit(audit, result));
        foreach (var header in audit.Exhibits)
        {
            var exhibit = await source.ExhibitAsync(audit.Audit.Id, header, cancellation).ConfigureAwait(false);
            var name = $"{header.Subject}.{header.Evaluator}.{header.Id}.json".Replace('/', '-');
            yield return (Path.Combine(folder, "exhibits", name), JsonSerializer.SerializeToUtf8Bytes(exhibit, Readable));
        }
    }

    private static byte[] Json(string result) => Encoding.UTF8.GetBytes(JsonNode.Parse(result)!.ToJsonString(Readable) + "\n");

    private static byte[] JUnit(AuditDetail audit, string result) => audit.PolicyText is null
        ? throw new InvalidOperationException($"Audit {audit.Audit.Id} has no policy, so it has no gates.")
        : Encoding.UTF8.GetBytes(JUnitReport.ToXml(JsonNode.Parse(result)!.AsObject()));

    private static byte[] Csv(IReadOnlyList<FindingEntry> findings)
    {
        var text = new StringBuilder("subject,evaluator,metric,slice,value,low,high,level,n,intervalBy,reason\r\n");
        foreach (var (subject, evaluator, finding) in findings)
            text.AppendJoin(',', new[]
            {
                subject, evaluator, finding.Metric, finding.Slice, Number(finding.Value), Number(finding.Low), Number(finding.High),
                Number(finding.Level), $"{finding.N}", finding.IntervalBy, finding.Reason,
            }.Select(Quoted)).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
