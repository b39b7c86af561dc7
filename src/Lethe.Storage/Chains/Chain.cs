using System.Text.Json.Nodes;
using Lethe.Storage.Access;

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
}
