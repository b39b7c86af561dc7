using Lethe.Storage.Audits;
using Lethe.Web.Parts;

namespace Lethe.Web.Queue;

/// <summary>What the overview shows, read once for all who look at it, and anew when an audit has come, begun or ended.</summary>
public sealed class OverviewBoard(Engine engine, TrendBoard trends)
{
    private readonly Lock _turn = new();
    private Overview _last = new("", [], new Dictionary<string, Trend>());

    public Overview Read()
    {
        var mark = engine.Database.Audits.Mark();
        lock (_turn)
        {
            if (_last.Mark == mark) return _last;
            // Read after the mark: what changes in between is seen twice and never missed.
            var series = engine.Database.Audits.Series();
            return _last = new Overview(mark, series, trends.Of([.. series.Select(one => one.LastFinished).OfType<AuditSummary>()]));
        }
    }
}
