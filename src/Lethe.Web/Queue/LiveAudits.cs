using System.Collections.Concurrent;

namespace Lethe.Web.Queue;

/// <summary>The audits that this server runs now, by id.</summary>
public sealed class LiveAudits
{
    private readonly ConcurrentDictionary<string, LiveAudit> _audits = new(StringComparer.Ordinal);

    /// <summary>Null: this server does not run it.</summary>
    public LiveAudit? Find(string id) => _audits.GetValueOrDefault(id);

    public IReadOnlyCollection<LiveAudit> All => [.. _audits.Values];

    public void Begin(string id, LiveAudit audit) => _audits[id] = audit;

    public void End(string id) => _audits.TryRemove(id, out _);
}
