using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Lethe.Auditing.Results;
using Lethe.Cli.Remote;
using Lethe.Cli.Views;
using Lethe.Storage.Audits;
using Spectre.Console;

namespace Lethe.Cli.Commands.Audits;

internal static class AuditListCommand
{
    public static Command Create()
    {
        var name = new Option<string?>("--name") { Description = "Only audits whose name has this in it." };
        var state = new Option<AuditState?>("--state") { Description = "Only audits in this state." };
        var asker = new Option<string?>("--asker") { Description = "Only audits that were asked for by a user, token or schedule whose name has this in it, or whose id this is." };
        var most = new Option<int>("--most") { Description = "How many at most.", DefaultValueFactory = _ => 20 };
        var after = new Option<string?>("--after") { Description = "Go on after the audit of this id." };
        var json = new Option<bool>("--json") { Description = "Write one JSON object to standard output." };
        var remote = new RemoteOptions();
        var command = new Command("list", "List audits, newest first.") { name, state, asker, most, after, json };
        remote.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var source = remote.Open(parsed);
            var filter = new AuditFilter { NameContains = parsed.GetValue(name), State = parsed.GetValue(state), AskedBy = parsed.GetValue(asker) };
            var page = await source.ListAsync(filter, parsed.GetValue(after), parsed.GetValue(most), cancellation).ConfigureAwait(false);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) output.WriteLine(Json(page).ToJsonString());
            else if (page.Audits.Count == 0) output.WriteLine("No audits. `lethe demo` runs one; `lethe audit run REQUEST` runs yours.");
            else if (Terminal.IsSeen(output)) AnsiConsole.Console.Write(Table(page));
            else foreach (var audit in page.Audits) output.WriteLine(string.Join("  ", Cells(audit)));
            if (page.Next is { } next && !parsed.GetValue(json)) output.WriteLine($"More: lethe audit list --after {next}{source.Suffix}");
            return (int)ExitCode.Pass;
        });
        return command;
    }

    private static Table Table(AuditPage page)
    {
        var table = new Table().RoundedBorder().AddColumns("audit", "created (UTC)", "state", "verdict", "name");
        foreach (var audit in page.Audits) table.AddRow(Cells(audit).Select(cell => new Text(cell)));
        return table;
    }

    private static string[] Cells(AuditSummary audit) =>
    [
        audit.Id,
        audit.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        $"{audit.State}".ToLowerInvariant(),
        audit.Verdict is { } verdict ? AuditJson.WordOf(verdict) : "-",
        audit.Name,
    ];

    private static JsonObject Json(AuditPage page) => new()
    {
        ["audits"] = new JsonArray([.. page.Audits.Select(audit => (JsonNode?)new JsonObject
        {
            ["audit"] = audit.Id,
            ["name"] = audit.Name,
            ["state"] = $"{audit.State}".ToLowerInvariant(),
            ["verdict"] = audit.Verdict is { } verdict ? AuditJson.WordOf(verdict) : null,
            ["created"] = audit.CreatedAt.ToString("O", CultureInfo.InvariantCulture),
            ["seed"] = audit.Seed,
            ["device"] = audit.Device,
            ["error"] = audit.Error,
            ["askedBy"] = audit.AskedBy,
        })]),
        ["next"] = page.Next,
    };
}
