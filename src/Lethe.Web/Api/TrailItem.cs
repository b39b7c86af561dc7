using System.Text.Json.Nodes;
using Lethe.Storage.Chains;

namespace Lethe.Web.Api;

/// <summary>A record of the trail.</summary>
/// <param name="Json">What is hashed, to the letter.</param>
public sealed record TrailItem(long Sequence, string Kind, DateTimeOffset Time, JsonNode? Content, string Json, string Hash, string Previous)
{
    internal static TrailItem Of(ChainRecord record) =>
        new(record.Sequence, record.Kind, record.Time, record.Content, record.Json, record.Hash, record.Previous);
}
