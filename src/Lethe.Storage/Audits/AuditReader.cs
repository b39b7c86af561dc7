using Lethe.Storage.Access;
using Lethe.Storage.Chains;
using Lethe.Storage.Entities;
using Lethe.Storage.Findings;

namespace Lethe.Storage.Audits;

/// <summary>Reads audits for pages and the command line.</summary>
public sealed class AuditReader
{
    private const int MostCandidates = 5;

    private readonly Sessions _sessions;

    internal AuditReader(Sessions sessions) => _sessions = sessions;

    /// <summary>Newest first.</summary>
    /// <param name="after">What the page before said is next; null for the first page.</param>
    public AuditPage List(AuditFilter filter, string? after = null, int most = 50)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        var audits = _sessions.Read(context =>
        {
            var rows = filter.Apply(context);
            // By what was last seen: a page far back is as quick as the first, and nothing shifts while one reads.
            if (after is not null) rows = rows.Where(audit => string.Compare(audit.Id, after) < 0);
            return AskedAudit.Of(context, rows).OrderByDescending(row => row.Audit.Id).Take(most + 1).Select(AuditSummary.FromRow).ToArray();
        });
        return audits.Length > most ? new AuditPage([.. audits.Take(most)], audits[most - 1].Id) : new AuditPage(audits, null);
    }

    public int Count(AuditFilter filter) => _sessions.Read(context => filter.Apply(context).Count());

    /// <summary>Those that nobody runs yet, the one that has waited longest first.</summary>
    public IReadOnlyList<AuditSummary> Waiting(int most = 50) => _sessions.Read(context => AskedAudit.Of(context, context.Audits
        .Where(audit => audit.State == AuditState.Queued)).OrderBy(row => row.Audit.Id).Take(most).Select(AuditSummary.FromRow).ToArray());

    /// <summary>Audits by name, the name that was audited last first.</summary>
    /// <param name="most">How many names.</param>
    /// <param name="depth">How many audits of each.</param>
    public IReadOnlyList<AuditSeries> Series(int most = 50, int depth = 12) => _sessions.Read(context =>
    {
        var names = context.Audits.GroupBy(audit => audit.Name)
            .Select(group => new { Name = group.Key, Count = group.Count(), Last = group.Max(audit => audit.Id) })
            .OrderByDescending(group => group.Last).Take(most).ToArray();
        return names.Select(group => new AuditSeries(group.Name, group.Count, [.. AskedAudit.Of(context, context.Audits.Where(audit => audit.Name == group.Name))
            .OrderByDescending(row => row.Audit.Id).Take(depth).Select(AuditSummary.FromRow)])).ToArray();
    });

    /// <summary>
    /// Another text whenever an audit was queued, taken, asked to stop or ended: queueing and ending write to the chain,
    /// taking moves an audit from one state to another, and only open audits can be asked to stop. By indices alone.
    /// </summary>
    public string Mark() => _sessions.Read(context =>
    {
        var states = context.Audits.GroupBy(audit => audit.State).Select(group => new { group.Key, Count = group.Count() }).OrderBy(group => group.Key).ToArray();
        var stopping = context.Audits.Count(audit => (audit.State == AuditState.Queued || audit.State == AuditState.Running) && audit.CancelRequested);
        return $"{ChainWriter.Head(context).Sequence} {string.Join(' ', states.Select(state => $"{state.Key}:{state.Count}"))} {stopping}";
    });

    /// <summary>How many audits are in each state; a state that none is in is left out.</summary>
    public IReadOnlyDictionary<AuditState, int> CountByState() => _sessions.Read(context => context.Audits
        .GroupBy(audit => audit.State).Select(group => new { group.Key, Count = group.Count() })
        .ToDictionary(group => group.Key, group => group.Count));

    /// <summary>
    /// How many audits of each name have finished; a name without any is left out. Finished audits neither change nor go
    /// away: while the number stays, so does all that is read off them.
    /// </summary>
    /// <param name="names">At most some hundreds: each is a parameter of one query.</param>
    public IReadOnlyDictionary<string, int> CountFinished(IReadOnlyCollection<string> names) => _sessions.Read(context => context.Audits
        .Where(audit => names.Contains(audit.Name) && audit.State == AuditState.Finished)
        .GroupBy(audit => audit.Name).Select(group => new { group.Key, Count = group.Count() })
        .ToDictionary(group => group.Key, group => group.Count));

    /// <summary>Null when there is none of exactly this id.</summary>
    public AuditSummary? Find(string id) => _sessions.Read(context => AskedAudit.Of(context, Of(context, id)).Select(AuditSummary.FromRow).FirstOrDefault());

    /// <summary>Those that are there, by id.</summary>
    /// <param name="ids">At most some hundreds: each is a parameter of one query.</param>
    public IReadOnlyDictionary<string, AuditSummary> Find(IReadOnlyCollection<string> ids) => _sessions.Read(context =>
        AskedAudit.Of(context, context.Audits.Where(audit => ids.Contains(audit.Id))).Select(AuditSummary.FromRow).ToDictionary(audit => audit.Id));

    /// <summary>What was judged in these audits, in the order of each one's policy.</summary>
    /// <inheritdoc cref="Find(IReadOnlyCollection{string})"/>
    public ILookup<string, GateEntry> Gates(IReadOnlyCollection<string> ids) => _sessions.Read(context => context.Gates.Where(row => ids.Contains(row.Audit))
        .OrderBy(row => row.Audit).ThenBy(row => row.Position).AsEnumerable().ToLookup(row => row.Audit, GateEntry.Of));

    /// <summary>The id that begins with what somebody typed.</summary>
    /// <exception cref="AuditLookupException">There is none, or more than one.</exception>
    public string Resolve(string typed)
    {
        var start = AuditIds.Tidy(typed)
            ?? throw new AuditLookupException($"'{typed}' is no audit id; ids are ten letters and digits, such as 5r2m0k7h3q.");
        // Nothing that an id can hold comes after this character.
        var end = start + "~";
        var (ids, count) = _sessions.Read(context =>
        {
            var fitting = context.Audits.Where(audit => string.Compare(audit.Id, start) >= 0 && string.Compare(audit.Id, end) < 0);
            return (fitting.OrderByDescending(audit => audit.Id).Select(audit => audit.Id).Take(MostCandidates).ToArray(), fitting.Count());
        });
        if (count == 0) throw new AuditLookupException($"No audit has an id that begins with {typed.Trim()}.");
        if (count == 1) return ids[0];
        var rest = count > ids.Length ? $" and {count - ids.Length} older" : "";
        throw new AuditLookupException($"{count} audits have an id that begins with {start}: {string.Join(", ", ids)}{rest}; type more of it.");
    }

    /// <summary>Null when there is none of exactly this id.</summary>
    public AuditDetail? Detail(string id) => _sessions.Read(context =>
    {
        if (AskedAudit.Of(context, Of(context, id)).Select(AuditSummary.FromRow).FirstOrDefault() is not { } audit) return null;
        var texts = Of(context, id).Select(row => new { row.RequestText, row.RequestFolder, row.PolicyText }).First();
        return new AuditDetail
        {
            Audit = audit,
            RequestText = texts.RequestText,
            RequestFolder = texts.RequestFolder,
            PolicyText = texts.PolicyText,
            Stages = [.. context.Stages.Where(row => row.Audit == id).OrderBy(row => row.Position).Select(row => StageEntry.Of(row))],
            Gates = [.. context.Gates.Where(row => row.Audit == id).OrderBy(row => row.Position).Select(row => GateEntry.Of(row))],
            Models = [.. context.Models.Where(row => row.Audit == id).OrderBy(row => row.Position).Select(row => ModelEntry.Of(row))],
            Exhibits = [.. context.Exhibits.Where(row => row.Audit == id).OrderBy(row => row.Position)
                .Select(row => new ExhibitHeader(row.Subject, row.Evaluator, row.ExhibitId, row.Kind, row.Title))],
            FindingCount = context.Findings.Count(row => row.Audit == id),
        };
    });

    /// <summary>Of all audits, the oldest first.</summary>
    public IReadOnlyList<string> Ids(AuditFilter? filter = null) => _sessions.Read(context => (filter ?? AuditFilter.All).Apply(context).OrderBy(audit => audit.Id).Select(audit => audit.Id).ToArray());

    /// <summary>Of those that are there.</summary>
    /// <param name="ids">At most some hundreds: each is a parameter of one query.</param>
    public IReadOnlyList<AuditTexts> Texts(IReadOnlyCollection<string> ids) => _sessions.Read(context => context.Audits.Where(audit => ids.Contains(audit.Id))
        .OrderBy(audit => audit.Id).Select(audit => new AuditTexts(audit.Id, audit.RequestText, audit.RequestFolder)).ToArray());

    /// <summary>The result as canonical JSON; null when there is none.</summary>
    public string? ResultJson(string id) => _sessions.Read(context => Of(context, id).Select(row => row.ResultJson).FirstOrDefault());

    private static IQueryable<AuditEntity> Of(LetheContext context, string id) => context.Audits.Where(audit => audit.Id == id);
}
