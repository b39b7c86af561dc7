using Lethe.Storage.Audits;
using Lethe.Storage.Findings;

namespace Lethe.Hosting.Studies;

/// <summary>What a study's table takes of one audit.</summary>
public sealed record StudyAudit(long Seed, IReadOnlyList<FindingEntry> Findings, IReadOnlyDictionary<string, double> Seconds)
{
    /// <exception cref="InvalidOperationException">It has no result yet.</exception>
    public static StudyAudit Of(Engine engine, string id)
    {
        var detail = engine.Database.Audits.Detail(id) ?? throw new InvalidOperationException($"There is no audit {id}.");
        if (detail.Audit.State is not (AuditState.Finished or AuditState.Failed))
            throw new InvalidOperationException($"Audit {id} is {detail.Audit.State} and has no numbers for a table.");
        var seconds = detail.Models.Where(model => model.Facts["seconds"] is not null)
            .ToDictionary(model => model.Subject, model => model.Facts["seconds"]!.GetValue<double>(), StringComparer.Ordinal);
        return new StudyAudit(detail.Audit.Seed, engine.Database.Findings.All(id), seconds);
    }

    /// <summary>Null when it was not measured.</summary>
    public double? Value(string subject, StudyColumn column)
    {
        if (column.Metric == StudyColumn.Seconds) return Seconds.TryGetValue(subject, out var seconds) ? seconds : null;
        var own = Number(subject, column);
        return column.IsGap ? own - Number(Auditing.Planning.Plan.Oracle, column) is { } gap ? Math.Abs(gap) : null : own;
    }

    private double? Number(string subject, StudyColumn column) => Findings.FirstOrDefault(entry =>
        entry.Subject == subject && entry.Finding.Metric == column.Metric && entry.Finding.Slice == column.Slice)?.Finding.Value;
}
