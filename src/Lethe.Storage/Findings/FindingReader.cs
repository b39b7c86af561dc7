using Lethe.Sdk;
using Lethe.Storage.Access;
using Lethe.Storage.Audits;
using Lethe.Storage.Entities;

namespace Lethe.Storage.Findings;

/// <summary>Reads what audits found.</summary>
public sealed class FindingReader
{
    private readonly Sessions _sessions;

    internal FindingReader(Sessions sessions) => _sessions = sessions;

    /// <summary>In the order in which the audit gave them.</summary>
    public IReadOnlyList<FindingEntry> All(string audit) => Of(audit, 0, int.MaxValue);

    /// <param name="from">What the page before said is next.</param>
    public FindingPage Page(string audit, int from = 0, int most = 100)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        var entries = Of(audit, from, most + 1);
        return entries.Length > most ? new FindingPage([.. entries.Take(most)], from + most) : new FindingPage(entries, null);
    }

    public int Count(string audit) => _sessions.Read(context => context.Findings.Count(finding => finding.Audit == audit));

    /// <summary>
    /// One metric over the finished audits of one name, oldest first; when there are more than <paramref name="most"/>
    /// points, the newest.
    /// </summary>
    /// <param name="slice">Empty: the whole.</param>
    /// <param name="subject">The label of one result; null: all.</param>
    public IReadOnlyList<MetricPoint> History(string auditName, string metric, string slice = "", string? subject = null, int most = 500) =>
        Histories([new HistoryKey(auditName, metric, slice, subject)], most)[0];

    /// <summary>Several at once, each as <see cref="History"/> gives it, in the order in which they are asked for.</summary>
    public IReadOnlyList<IReadOnlyList<MetricPoint>> Histories(IReadOnlyList<HistoryKey> keys, int most = 500)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        return _sessions.Read(context => keys.Select(key => Points(context, key, most)).ToArray());
    }

    /// <summary>Null when there is none.</summary>
    public Exhibit? Exhibit(string audit, string subject, string evaluator, string exhibit)
    {
        var json = _sessions.Read(context => context.Exhibits
            .Where(row => row.Audit == audit && row.Subject == subject && row.Evaluator == evaluator && row.ExhibitId == exhibit)
            .Select(row => row.Json).FirstOrDefault());
        return json is null ? null : ExhibitJson.Read(json);
    }

    private static MetricPoint[] Points(LetheContext context, HistoryKey key, int most)
    {
        var (name, metric, slice, subject) = key;
        var newestFirst =
            from audit in context.Audits
            where audit.Name == name && audit.State == AuditState.Finished
            join finding in context.Findings on audit.Id equals finding.Audit
            where finding.Metric == metric && finding.Slice == slice && (subject == null || finding.Subject == subject)
            orderby audit.Id descending, finding.Position descending
            select new { audit.Id, audit.CreatedAt, finding };
        return [.. newestFirst.Take(most).ToArray().Reverse().Select(point => new MetricPoint(
            point.Id, UtcText.Time(point.CreatedAt), point.finding.Subject, point.finding.Evaluator, point.finding.ToFinding()))];
    }

    private FindingEntry[] Of(string audit, int from, int most) => [.. _sessions.Read(context => context.Findings
        .Where(finding => finding.Audit == audit && finding.Position >= from)
        .OrderBy(finding => finding.Position).Take(most).ToArray()).Select(FindingEntry.Of)];
}
