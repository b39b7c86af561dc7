using System.Text.Json.Nodes;
using Lethe.Auditing.Artifacts;
using Lethe.Storage.Entities;

namespace Lethe.Storage.Audits;

/// <summary>A model that an audit looked at or made.</summary>
/// <param name="StageKey">The artifact that holds it.</param>
/// <param name="Facts">Parameters, hashes and the like; no paths, which mean nothing elsewhere.</param>
public sealed record ModelEntry(string Subject, StageKey StageKey, string Format, JsonObject Facts)
{
    internal static ModelEntry Of(ModelEntity row) =>
        new(row.Subject, StageKey.Parse(row.StageKey), row.Format, JsonNode.Parse(row.Json)!.AsObject());

    internal ModelEntity ToRow(string audit, int position) => new()
    {
        Audit = audit,
        Position = position,
        Subject = Subject,
        StageKey = StageKey.Value,
        Format = Format,
        Json = CanonicalJson.Text(Facts),
    };
}
