using System.Collections.Concurrent;
using System.Globalization;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Results;
using Lethe.Auditing.Verdicts;
using Lethe.Storage.Audits;
using Lethe.Web.Parts;
using Lethe.Web.Queue;

namespace Lethe.Web.Metrics;

/// <summary>What an operator watches. Counters begin at 0 with the server; what is in the database is asked for each time.</summary>
public sealed class ServerMetrics(Engine engine, LiveAudits live)
{
    // Adding up a store looks at every artifact of it.
    private static readonly TimeSpan StoreLooks = TimeSpan.FromMinutes(1);

    private readonly Histogram _stages = new(0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600, 14400);
    private readonly ConcurrentDictionary<(string Route, string Method, int Code), long> _requests = new();
    private readonly Lock _turn = new();
    private long _restarts;
    private StoreStatus? _store;
    private DateTimeOffset _storeSeen;

    internal void Answered(string route, string method, int code) => _requests.AddOrUpdate((route, method, code), 1, (_, count) => count + 1);

    internal void Restarted(int workers) => Interlocked.Add(ref _restarts, workers);

    internal void Finished(AuditResult result)
    {
        foreach (var stage in result.Stages)
            if (!stage.Reused && stage.Seconds > 0) _stages.Observe(stage.Seconds);
    }

    internal MetricsText Text()
    {
        var text = new MetricsText();
        Audits(text);
        text.Head("lethe_units_running", "gauge", "Units that this server runs now.");
        text.Sample("lethe_units_running", live.All.Sum(audit => audit.View().Running.Count));
        _stages.WriteTo(text, "lethe_stage_seconds", "What stages took that were not reused, in this server.");
        text.Head("lethe_worker_restarts_total", "counter", "Workers that ended with a unit unfinished and were replaced.");
        text.Sample("lethe_worker_restarts_total", Interlocked.Read(ref _restarts));
        text.Head("lethe_store_bytes", "gauge", "Size of all artifacts, looked at once a minute.");
        text.Sample("lethe_store_bytes", Store().Bytes);
        text.Head("lethe_http_requests_total", "counter", "Requests by route, method and code.");
        foreach (var ((route, method, code), count) in _requests.OrderBy(one => one.Key))
            text.Sample("lethe_http_requests_total", count, ("route", route), ("method", method), ("code", code.ToString(CultureInfo.InvariantCulture)));
        ProcessMetrics.WriteTo(text);
        return text;
    }

    private void Audits(MetricsText text)
    {
        var states = engine.Database.Audits.CountByState();
        text.Head("lethe_audits", "gauge", "Audits in the database by state and verdict; none: not judged.");
        foreach (var state in Enum.GetValues<AuditState>())
        {
            var rest = states.GetValueOrDefault(state);
            foreach (var verdict in Enum.GetValues<Verdict>())
            {
                var count = engine.Database.Audits.Count(new AuditFilter { State = state, Verdict = verdict });
                rest -= count;
                if (count > 0) text.Sample("lethe_audits", count, ("state", Word.Of(state)), ("verdict", Word.Of(verdict)));
            }
            text.Sample("lethe_audits", rest, ("state", Word.Of(state)), ("verdict", "none"));
        }
        text.Head("lethe_queue_length", "gauge", "Audits that wait.");
        text.Sample("lethe_queue_length", states.GetValueOrDefault(AuditState.Queued));
    }

    private StoreStatus Store()
    {
        lock (_turn)
        {
            if (_store is { } known && engine.Clock.GetUtcNow() - _storeSeen < StoreLooks) return known;
            _storeSeen = engine.Clock.GetUtcNow();
            return _store = engine.Store.Status();
        }
    }
}
