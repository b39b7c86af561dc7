using System.Text.Json.Nodes;
using Lethe.Storage.Access;
using Lethe.Storage.Entities;

namespace Lethe.Storage.Chains;

/// <summary>One link of the chain.</summary>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="Kind">What happened, such as <c>audit.finished</c>.</param>
/// <param name="Json">What is hashed: sequence, kind, time and content as canonical JSON.</param>
public sealed record ChainRecord(long Sequence, string Kind, DateTimeOffset Time, string Json, string Hash, string Previous)
{
    /// <summary>What was appended.</summary>
    public JsonNode? Content => JsonNode.Parse(Json, documentOptions: ChainHash.Reading)!["content"];

    public ChainHead Head => new(Sequence, Hash);

    internal static ChainRecord Of(ChainEntity row) =>
        new(row.Sequence, row.Kind, UtcText.Time(row.Time), row.Json, row.Hash, row.Previous);
}
