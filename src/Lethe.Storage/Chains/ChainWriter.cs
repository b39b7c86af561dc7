using System.Text.Json;
using System.Text.Json.Nodes;
using Lethe.Storage.Access;
using Lethe.Storage.Entities;

namespace Lethe.Storage.Chains;

/// <summary>Appends within a transaction that keeps all other writers out; the caller saves.</summary>
internal static class ChainWriter
{
    public static ChainEntity Append(LetheContext context, string kind, JsonNode? content, DateTimeOffset time)
    {
        ArgumentException.ThrowIfNullOrEmpty(kind);
        var head = Head(context);
        var (sequence, written) = (head.Sequence + 1, UtcText.Of(time));
        var json = ChainHash.Json(sequence, kind, written, content);
        RefuseUnreadable(json);
        var record = new ChainEntity
        {
            Sequence = sequence,
            Kind = kind,
            Time = written,
            Json = json,
            Hash = ChainHash.Next(head.Hash, json),
            Previous = head.Hash,
        };
        context.Chain.Add(record);
        return record;
    }

    public static ChainHead Head(LetheContext context) =>
        context.Chain.OrderByDescending(record => record.Sequence).Select(record => new ChainHead(record.Sequence, record.Hash)).FirstOrDefault()
        ?? new ChainHead(0, ChainHash.First(context.Instances.Select(instance => instance.Id).First()));

    private static void RefuseUnreadable(string json)
    {
        try
        {
            JsonNode.Parse(json, documentOptions: ChainHash.Reading);
        }
        catch (JsonException failure)
        {
            throw new ArgumentException($"This cannot be a record of the chain: {failure.Message}", failure);
        }
    }
}
