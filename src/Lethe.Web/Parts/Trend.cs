using Lethe.Storage;
using Lethe.Storage.Audits;
using Lethe.Storage.Findings;

namespace Lethe.Web.Parts;

/// <summary>One number over the audits of one name, oldest first.</summary>
/// <param name="Subject">The label of the result it is of.</param>
public sealed record Trend(string Subject, string Metric, string Slice, IReadOnlyList<MetricPoint> Points)
{
    private const int Most = 30;

    /// <summary>The number that the last verdict hung on: that of the first gate with the same verdict.</summary>
    /// <returns>Null when nothing was judged yet.</returns>
    public static Trend? Of(LetheDatabase database, AuditSeries series)
    {
        if (series.Latest.FirstOrDefault(audit => audit.State == AuditState.Finished) is not { } last) return null;
        var gates = database.Audits.Detail(last.Id)?.Gates ?? [];
        if (gates.Count == 0) return null;
        var gate = gates.FirstOrDefault(gate => gate.Verdict == last.Verdict) ?? gates[0];
        var points = database.Findings.History(series.Name, gate.Metric, gate.Slice, gate.Subject, Most);
        var known = points.Where(point => point.Finding.Value is { } value && double.IsFinite(value)).ToArray();
        return known.Length == 0 ? null : new Trend(gate.Subject, gate.Metric, gate.Slice, known);
    }
}
