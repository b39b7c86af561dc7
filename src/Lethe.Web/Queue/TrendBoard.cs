using Lethe.Storage.Audits;
using Lethe.Web.Parts;

namespace Lethe.Web.Queue;

/// <summary>Trends, each read once for all who look at it, and anew when another audit of its name has finished.</summary>
public sealed class TrendBoard(Engine engine)
{
    // Some pages of subjects; beyond that reading again is better than holding.
    private const int Most = 500;

    private readonly Lock _turn = new();
    private readonly Dictionary<string, (int Finished, Trend? Trend)> _known = new(StringComparer.Ordinal);

    /// <inheritdoc cref="Trend.Of(Storage.LetheDatabase, IReadOnlyList{AuditSummary})"/>
    public IReadOnlyDictionary<string, Trend> Of(IReadOnlyList<AuditSummary> audits)
    {
        // Counted before reading: what finishes in between is read twice and never missed.
        var finished = engine.Database.Audits.CountFinished([.. audits.Select(audit => audit.Name).Distinct()]);
        lock (_turn)
        {
            var known = audits.Where(audit => _known.TryGetValue(audit.Id, out var one) && one.Finished == finished[audit.Name]).ToDictionary(audit => audit.Id, audit => _known[audit.Id].Trend);
            var missing = audits.Where(audit => !known.ContainsKey(audit.Id)).ToArray();
            var read = Trend.Of(engine.Database, missing);
            if (_known.Count + missing.Length > Most) _known.Clear();
            foreach (var audit in missing) _known[audit.Id] = (finished[audit.Name], known[audit.Id] = read.GetValueOrDefault(audit.Id));
            return known.Where(one => one.Value is not null).ToDictionary(one => one.Key, one => one.Value!);
        }
    }
}
