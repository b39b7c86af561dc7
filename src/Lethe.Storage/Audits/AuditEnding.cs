using System.Text.Json.Nodes;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Verdicts;
using Lethe.Storage.Access;
using Lethe.Storage.Chains;
using Lethe.Storage.Entities;

namespace Lethe.Storage.Audits;

/// <summary>Writes down how an audit ended, within the transaction it is handed.</summary>
internal static class AuditEnding
{
    public const string RecordKind = "audit.finished";

    public static void Write(LetheContext context, AuditEntity audit, AuditOutcome outcome, DateTimeOffset time)
    {
        ReplaceParts(context, audit.Id, outcome);
        audit.State = outcome.State;
        audit.Verdict = outcome.Verdict;
        audit.Error = outcome.Error;
        audit.FinishedAt = UtcText.Of(time);
        audit.ResultJson = outcome.Result is null ? null : CanonicalJson.Text(outcome.Result);
        audit.FinishedRecord = ChainWriter.Append(context, RecordKind, Content(audit), time).Sequence;
    }

    private static JsonObject Content(AuditEntity audit) => new()
    {
        ["audit"] = audit.Id,
        ["name"] = audit.Name,
        ["state"] = WordConverter<AuditState>.Word(audit.State),
        ["verdict"] = audit.Verdict is { } verdict ? WordConverter<Verdict>.Word(verdict) : null,
        ["result"] = audit.ResultJson is null ? null : Hashes.OfText(audit.ResultJson),
    };

    private static void ReplaceParts(LetheContext context, string id, AuditOutcome outcome)
    {
        context.RemoveRange(context.Findings.Where(row => row.Audit == id));
        context.RemoveRange(context.Exhibits.Where(row => row.Audit == id));
        context.RemoveRange(context.Gates.Where(row => row.Audit == id));
        context.RemoveRange(context.Models.Where(row => row.Audit == id));
        // Apart from what follows: the same keys come again.
        context.SaveChanges();
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        context.AddRange(outcome.Findings.Select((entry, position) => entry.ToRow(id, position)));
        context.AddRange(outcome.Exhibits.Select((entry, position) => entry.ToRow(id, position)));
        context.AddRange(outcome.Gates.Select((entry, position) => entry.ToRow(id, position)));
        context.AddRange(outcome.Models.Select((entry, position) => entry.ToRow(id, position)));
        context.ChangeTracker.AutoDetectChangesEnabled = true;
    }
}
