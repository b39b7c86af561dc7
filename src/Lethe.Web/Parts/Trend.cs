using Lethe.Storage;
using Lethe.Storage.Audits;
using Lethe.Storage.Findings;

namespace Lethe.Web.Parts;

/// <summary>One number over the audits of one name, oldest first.</summary>
/// <param name="Subject">The label of the result it is of.</param>
public sealed record Trend(string Subject, string Metric, string Slice, IReadOnlyList<MetricPoint> Points)
{
    private const int Most = 30;

    /// <summary>
    /// Of each, the number that the last verdict hung on: that of the first gate with the same verdict. Pages show many at
    /// once, so they are read together.
    /// </summary>
    /// <param name="audits">The last that finished of each name.</param>
    /// <returns>By the audit's id; audits in which nothing was judged are left out.</returns>
    public static IReadOnlyDictionary<string, Trend> Of(LetheDatabase database, IReadOnlyList<AuditSummary> audits)
    {
        var gates = database.Audits.Gates([.. audits.Select(audit => audit.Id)]);
        var judged = audits.Where(audit => gates.Contains(audit.Id))
            .Select(audit => (Audit: audit, Gate: gates[audit.Id].FirstOrDefault(gate => gate.Verdict == audit.Verdict) ?? gates[audit.Id].First())).ToArray();
        var histories = database.Findings.Histories([.. judged.Select(one => new HistoryKey(one.Audit.Name, one.Gate.Metric, one.Gate.Slice, one.Gate.Subject))], Most);
        return judged.Zip(histories, (one, points) => (one.Audit.Id, Trend: Of(one.Gate, points))).Where(one => one.Trend is not null).ToDictionary(one => one.Id, one => one.Trend!);
    }

    private static Trend? Of(GateEntry gate, IReadOnlyList<MetricPoint> points)
    {
        var known = points.Where(point => point.Finding.Value is { } value && double.IsFinite(value)).ToArray();
        return known.Length == 0 ? null : new Trend(gate.Subject, gate.Metric, gate.Slice, known);
    }
}
