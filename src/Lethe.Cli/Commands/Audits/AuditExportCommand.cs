using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Verdicts;
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
        var command = new Command("export", "Write an audit's result to files.") { id, to };
        command.SetAction(parsed =>
        {
            using var engine = Engine.Open();
            var audits = engine.Database.Audits;
            var audit = audits.Detail(audits.Resolve(parsed.GetRequiredValue(id)))!;
            if (audits.ResultJson(audit.Audit.Id) is not { } result)
                throw new InvalidOperationException($"Audit {audit.Audit.Id} is {audit.Audit.State} and has no result to export.");
            foreach (var (path, content) in Files(engine, audit, result, parsed.GetRequiredValue(to)))
            {
                AtomicFile.Write(path, content);
                parsed.InvocationConfiguration.Output.WriteLine(path);
            }
            return (int)ExitCode.Pass;
        });
        return command;
    }

    private static IEnumerable<(string Path, byte[] Content)> Files(Engine engine, AuditDetail audit, string result, string to) =>
        Path.GetExtension(to).ToLowerInvariant() switch
        {
            ".json" => [(to, Json(result))],
            ".csv" => [(to, Csv(engine.Database.Findings.All(audit.Audit.Id)))],
            ".xml" => [(to, JUnit(audit, result))],
            "" => Everything(engine, audit, result, to),
            var other => throw new ArgumentException($"{to} ends in {other}; it must end in .json, .csv or .xml, or be a folder."),
        };

    private static IEnumerable<(string Path, byte[] Content)> Everything(Engine engine, AuditDetail audit, string result, string folder)
    {
        yield return (Path.Combine(folder, "request.yaml"), Encoding.UTF8.GetBytes(audit.RequestText));
        if (audit.PolicyText is { } policy) yield return (Path.Combine(folder, "policy.yaml"), Encoding.UTF8.GetBytes(policy));
        yield return (Path.Combine(folder, "result.json"), Json(result));
        yield return (Path.Combine(folder, "findings.csv"), Csv(engine.Database.Findings.All(audit.Audit.Id)));
        if (audit.Gates.Count > 0) yield return (Path.Combine(folder, "gates.xml"), JUnit(audit, result));
        foreach (var header in audit.Exhibits)
        {
            var exhibit = engine.Database.Findings.Exhibit(audit.Audit.Id, header.Subject, header.Evaluator, header.Id)!;
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
