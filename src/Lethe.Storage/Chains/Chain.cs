using System.Text.Json.Nodes;
using Lethe.Storage.Access;
using Lethe.Storage.Entities;

namespace Lethe.Storage.Chains;

/// <summary>
/// What happened, for ever: records that each carry a hash over all before them, so that changing or removing one shows.
/// Whoever can write the file can also make a new chain; against that helps a head kept elsewhere.
/// </summary>
public sealed class Chain
{
    private readonly Sessions _sessions;
    private readonly TimeProvider _clock;

    internal Chain(Sessions sessions, TimeProvider clock) => (_sessions, _clock) = (sessions, clock);

    public ChainHead Head => _sessions.Read(ChainWriter.Head);

    /// <param name="kind">What happened, such as <c>key.announced</c>.</param>
    /// <param name="content">Never personal data: it cannot be removed again.</param>
    /// <exception cref="ArgumentException">The content cannot be written as canonical JSON.</exception>
    public ChainRecord Append(string kind, JsonNode? content) =>
        ChainRecord.Of(_sessions.Write(context => ChainWriter.Append(context, kind, content, _clock.GetUtcNow())));

    /// <summary>Appends, unless there is such a record already.</summary>
    /// <param name="holding">What the JSON of such a record holds, such as <c>"audit":"5r2m0k7h3q"</c>; empty: any of the kind.</param>
    /// <param name="after">Only records with a larger sequence are looked at.</param>
    /// <returns>The record that is there now, appended or found.</returns>
    public ChainRecord AppendOnce(string kind, JsonNode? content, string holding = "", long after = 0) => ChainRecord.Of(_sessions.Write(context =>
        Of(context, kind, holding, after).FirstOrDefault() ?? ChainWriter.Append(context, kind, content, _clock.GetUtcNow())));

    /// <summary>All records of a kind, oldest first.</summary>
    /// <inheritdoc cref="AppendOnce"/>
    public IReadOnlyList<ChainRecord> OfKind(string kind, string holding = "", long after = 0) =>
        [.. _sessions.Read(context => Of(context, kind, holding, after).ToArray()).Select(ChainRecord.Of)];

    /// <summary>Null when there is none.</summary>
    public ChainRecord? Find(long sequence) =>
        _sessions.Read(context => context.Chain.Where(record => record.Sequence == sequence).FirstOrDefault()) is { } row ? ChainRecord.Of(row) : null;

    /// <summary>Newest first.</summary>
    /// <param name="before">Only records with a smaller sequence; null: from the newest on.</param>
    public IReadOnlyList<ChainRecord> List(long? before = null, int most = 50) =>
        [.. _sessions.Read(context => context.Chain.Where(record => before == null || record.Sequence < before)
            .OrderByDescending(record => record.Sequence).Take(most).ToArray()).Select(ChainRecord.Of)];

    /// <summary>Computes every hash anew.</summary>
    /// <param name="earlier">A head that was kept elsewhere: shows that records were removed from the end, or all were remade.</param>
    public ChainReport Verify(ChainHead? earlier = null) => _sessions.Read(context =>
    {
        var verifier = new ChainVerifier(context.Instances.Select(instance => instance.Id).First(), earlier);
        foreach (var record in context.Chain.OrderBy(record => record.Sequence).AsEnumerable())
        {
            if (!verifier.Accept(record)) break;
        }
        return verifier.Report();
    });

    // By what the canonical JSON holds: quotes inside of strings are escaped there, so a name cannot pass for a key.
    private static IQueryable<ChainEntity> Of(LetheContext context, string kind, string holding, long after) => context.Chain
        .Where(record => record.Sequence > after && record.Kind == kind && record.Json.Contains(holding)).OrderBy(record => record.Sequence);
}
