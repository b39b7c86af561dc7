using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Documents;
using Lethe.Auditing.Requests;
using Lethe.Plugins;
using Lethe.Sdk;
using Lethe.Storage.Audits;
using Lethe.Web.Drafts;

namespace Lethe.Web.Holdings;

/// <summary>What one audit calls its subject and its data.</summary>
internal sealed record HoldingName(string Key, string Name, string Plugin, string Options)
{
    private const int KeyLength = 12;

    /// <summary>Null for what the request does not name, or when it can no longer be read.</summary>
    public static (HoldingName? Subject, HoldingName? Data) Of(AuditTexts audit, PluginCatalog plugins)
    {
        try
        {
            var root = RequestReader.Parse(audit.RequestText).Root;
            var (subject, data) = (root["subject"], root["data"]);
            // What is trained here is another model on other data; a file is the same whatever it is measured on.
            var isFile = ReadsFiles(subject, plugins);
            return (Of(subject, isFile ? null : data, audit.RequestFolder, plugins), Of(data, null, audit.RequestFolder, plugins));
        }
        catch (RequestException)
        {
            return (null, null);
        }
    }

    private static HoldingName? Of(JsonNode? node, JsonNode? madeFrom, string folder, PluginCatalog plugins)
    {
        if (UseNode.Id(node) is not { Length: > 0 } id) return null;
        var identity = new JsonObject { ["use"] = Whole(node), ["from"] = Whole(madeFrom) };
        // A relative path is another file in another folder.
        if (ReadsFiles(node, plugins) || ReadsFiles(madeFrom, plugins)) identity["folder"] = folder;
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Text(identity))))[..KeyLength];
        var options = UseNode.Id(madeFrom) is { Length: > 0 } data ? $"{OptionsOf(node)}; {data} {OptionsOf(madeFrom)}".Trim(' ', ';') : OptionsOf(node);
        return new HoldingName(key, NameOf(node!, id, madeFrom), id, options);
    }

    private static string OptionsOf(JsonNode? node) => string.Join(", ", UseNode.Options(node).Select(option => $"{option}: {Short(UseNode.Option(node, option))}"));

    private static string NameOf(JsonNode node, string id, JsonNode? madeFrom)
    {
        foreach (var option in new[] { "path", "file", "train", "folder", "set" })
            if (UseNode.Option(node, option) is JsonValue value && value.TryGetValue<string>(out var file)) return Path.GetFileName(file.TrimEnd('/', '\\'));
        var architecture = UseNode.Id(UseNode.Option(node, "architecture"));
        var name = architecture.Length > 0 ? architecture : id;
        return UseNode.Id(madeFrom) is { Length: > 0 } data ? $"{name} on {data}" : name;
    }

    private static bool ReadsFiles(JsonNode? node, PluginCatalog plugins) => typeof(IReadsFiles).IsAssignableFrom(plugins.Find(UseNode.Id(node))?.Options.Type);

    private static JsonNode? Whole(JsonNode? node) => node is JsonValue ? new JsonObject { ["use"] = node.DeepClone() } : node?.DeepClone();

    private static string Short(JsonNode? value) => value is JsonValue text ? text.ToString() : YamlText.Of(new JsonObject { ["v"] = value?.DeepClone() })[3..].Trim().ReplaceLineEndings(" ");
}
