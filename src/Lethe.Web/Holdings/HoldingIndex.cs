using Lethe.Auditing.Planning;
using Lethe.Auditing.Requests;
using Lethe.Auditing.Running.Units;
using Lethe.Auditing.Verdicts;
using Lethe.Storage.Audits;

namespace Lethe.Web.Holdings;

/// <summary>
/// Subjects and datasets by the audits that named them. Requests never change, so each is read once; what the database has
/// beyond that is only its ids.
/// </summary>
public sealed class HoldingIndex(Engine engine)
{
    private const int AtOnce = 400, LatestTried = 3;

    private readonly Lock _turn = new();
    private readonly SortedDictionary<string, (HoldingName? Subject, HoldingName? Data)> _audits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DataFacts> _facts = new(StringComparer.Ordinal);

    /// <summary>The one that was audited last first.</summary>
    /// <param name="last">Only those whose last audit ended with this verdict; null: all.</param>
    public IReadOnlyList<Holding> Subjects(Verdict? last = null)
    {
        var all = Group(names => names.Subject);
        if (last is null) return all;
        var judged = engine.Database.Audits.Ids(new AuditFilter { Verdict = last }).ToHashSet(StringComparer.Ordinal);
        return [.. all.Where(one => judged.Contains(one.Audits[0]))];
    }

    /// <summary>The one that was used last first.</summary>
    public IReadOnlyList<Holding> Datasets() => Group(names => names.Data);

    /// <summary>What is in a dataset, as an audit wrote it down; null when none that is still here did.</summary>
    public DataFacts? FactsOf(Holding dataset)
    {
        lock (_turn)
            if (_facts.TryGetValue(dataset.Audits[0], out var known)) return known;
        foreach (var (i, audit) in dataset.Audits.Take(LatestTried).Index())
        {
            if (PlanOf(audit) is not { } plan || DatasetLook.Known(plan, engine.Store) is not { } facts) continue;
            // Files can change between audits: what an older one saw is shown, and given up when the latest has looked.
            if (i == 0)
                lock (_turn) _facts[audit] = facts;
            return facts;
        }
        return null;
    }

    /// <summary>The plan of the latest audit of it that has one here.</summary>
    public Plan? PlanOf(Holding dataset) => dataset.Audits.Take(LatestTried).Select(PlanOf).FirstOrDefault(plan => plan is not null);

    private Plan? PlanOf(string audit)
    {
        var file = Path.Combine(engine.Home.Audits, audit, "plan.json");
        try
        {
            return File.Exists(file) ? PlanFile.Read(file, new RequestReader(engine.Plugins)) : null;
        }
        catch (PlanException)
        {
            // Another version wrote it, or a plugin is gone: what it says is not known here.
            return null;
        }
    }

    private IReadOnlyList<Holding> Group(Func<(HoldingName? Subject, HoldingName? Data), HoldingName?> pick)
    {
        lock (_turn)
        {
            Refresh();
            return [.. _audits.Reverse().Select(pair => (Id: pair.Key, Name: pick(pair.Value))).Where(one => one.Name is not null)
                .GroupBy(one => one.Name!.Key).Select(group => new Holding(group.Key, group.First().Name!.Name, group.First().Name!.Plugin, group.First().Name!.Options, [.. group.Select(one => one.Id)]))];
        }
    }

    private void Refresh()
    {
        foreach (var chunk in engine.Database.Audits.Ids().Where(id => !_audits.ContainsKey(id)).Chunk(AtOnce))
            foreach (var audit in engine.Database.Audits.Texts(chunk)) _audits[audit.Id] = HoldingName.Of(audit, engine.Plugins);
    }
}
