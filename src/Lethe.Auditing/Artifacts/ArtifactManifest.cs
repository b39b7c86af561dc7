using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lethe.Auditing.Artifacts;

/// <summary>The last file that is written into an artifact: what it is and what it consists of.</summary>
internal sealed record ArtifactManifest(StageKey Key, DateTimeOffset Created, IReadOnlyList<ArtifactFile> Files)
{
    public const string FileName = "manifest.json";

    private const int MostBytes = 64 << 20;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    public long Bytes => Files.Sum(file => file.Bytes);

    public byte[] ToBytes() => CanonicalJson.Bytes(new JsonObject
    {
        ["created"] = Created.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ["files"] = new JsonArray([.. Files.OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => new JsonObject
        {
            ["bytes"] = file.Bytes,
            ["name"] = file.Name,
            ["sha256"] = file.Sha256,
        })]),
        ["format"] = 1,
        ["key"] = Key.Value,
    });

    public void Save(string folder)
    {
        AtomicFile.WriteThrough(Path.Combine(folder, FileName), ToBytes());
        DurableFolder.Flush(folder);
    }

    /// <summary>Null when the folder has no manifest, or something that is none.</summary>
    public static ArtifactManifest? Read(string folder)
    {
        try
        {
            var file = new FileInfo(Path.Combine(folder, FileName));
            if (file.LinkTarget is not null || !file.Exists || file.Length > MostBytes) return null;
            return Of(JsonNode.Parse(File.ReadAllBytes(file.FullName), documentOptions: Strict));
        }
        catch (Exception failure) when (failure is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static ArtifactManifest? Of(JsonNode? node)
    {
        if (node is not JsonObject map || map.Count != 4 || Get<int>(map["format"]) != 1 || map["files"] is not JsonArray list) return null;
        if (Get<string>(map["key"]) is not { } text || !StageKey.TryParse(text, out var key)) return null;
        if (!DateTimeOffset.TryParseExact(
            Get<string>(map["created"]), "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created)) return null;
        var files = list.Select(FileOf).OfType<ArtifactFile>().ToArray();
        return files.Length == list.Count ? new ArtifactManifest(key, created, files) : null;

        static ArtifactFile? FileOf(JsonNode? node) =>
            node is JsonObject { Count: 3 } map && Get<string>(map["name"]) is { } name && ArtifactNames.IsValid(name)
            && Get<long?>(map["bytes"]) is { } bytes and >= 0 && Get<string>(map["sha256"]) is { Length: 64 } hash
                ? new ArtifactFile(name, bytes, hash)
                : null;
    }

    private static T? Get<T>(JsonNode? node) => node is JsonValue value && value.TryGetValue<T>(out var result) ? result : default;
}
