using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lethe.Auditing.Documents;
using Lethe.Plugins;
using Lethe.Sdk;

namespace Lethe.Auditing.Requests;

/// <summary>The parts of a request.</summary>
/// <param name="folder">Where relative paths begin; null: nothing is said about files.</param>
internal sealed partial class RequestForm(SourceDocument document, PluginCatalog plugins, string? folder) : SourceForm(document)
{
    private readonly PluginBinder _binder = new(plugins);

    public string Device(string key) => Text(Document.Root, "", key) switch
    {
        null => "auto",
        var text when DevicePattern().IsMatch(text) => text,
        var text => Wrong<string>(key, $"'{key}' must be auto, cpu, cuda or cuda:0, cuda:1, ..., not '{Spelling.Short(text)}'.") ?? "auto",
    };

    public string? PolicyFile(string key)
    {
        if (Document.Root[key] is not { } node) return null;
        if (node is not JsonObject map) return Wrong<string>(key, $"'{key}' must be {{ file: PATH }}.");
        RefuseUnknown(map, key, ["file"]);
        return Text(map, key, "file", required: true);
    }

    public BudgetLimits Budget(string key)
    {
        if (Document.Root[key] is not { } node) return new BudgetLimits();
        if (node is not JsonObject map) return Wrong<BudgetLimits>(key, $"'{key}' must be {{ minutes: N }} or {{ samples: N }}.") ?? new();
        RefuseUnknown(map, key, ["minutes", "samples"]);
        return new BudgetLimits(Minutes(map, key), Whole(map, key, "samples", least: 1));
    }

    public IReadOnlyList<PluginUse> Uses(string key, Type contract, int most)
    {
        if (Document.Root[key] is not { } node) return [];
        if (node is not JsonArray list) return Wrong<PluginUse[]>(key, $"'{key}' must be a list: [ {{ use: ... }} ].") ?? [];
        if (list.Count > most) return Wrong<PluginUse[]>(key, $"'{key}' has {list.Count} entries; {most} are allowed.") ?? [];
        var uses = list.Select((entry, i) => Use(entry, $"{key}[{i}]", contract)).OfType<PluginUse>().ToList();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < uses.Count; i++)
        {
            var count = seen[uses[i].Plugin.Id] = seen.GetValueOrDefault(uses[i].Plugin.Id) + 1;
            if (count > 1) uses[i] = uses[i] with { Label = $"{uses[i].Plugin.Id}#{count}" };
        }
        return uses;
    }

    public PluginUse? Use(string key, Type contract, bool required = false)
    {
        if (Document.Root[key] is { } node) return Use(node, key, contract);
        if (required) Note(key, $"'{key}' is needed: {key}: {{ use: {PrefixOf(contract)}... }}.");
        return null;
    }

    /// <summary>The data source, or the subject where that brings its records along.</summary>
    /// <param name="subject">Null when it was refused.</param>
    public PluginUse? Data(string key, PluginUse? subject)
    {
        var data = Use(key, typeof(IDataSource));
        if (subject is null || !typeof(IBringsData).IsAssignableFrom(subject.Plugin.Type)) return data;
        if (Document.Root[key] is not null) Note(key, $"{subject.Label} brings its own records: leave '{key}' out.");
        return subject;
    }

    /// <summary>What only shows when all parts are there.</summary>
    public void Check(AuditRequest request)
    {
        var (root, uses) = (Document.Root, request.Unlearn.Concat(request.Evaluate).ToArray());
        if (root["unlearn"] is null or JsonArray { Count: 0 } && root["evaluate"] is null or JsonArray { Count: 0 })
            Note("", "There is nothing to do: name at least one unlearner under 'unlearn' or one evaluator under 'evaluate'.");
        if (root["forget"] is null && uses.FirstOrDefault(NeedsForgetSet) is { } forgets)
            Note("forget", $"{forgets.Label} needs a forget set: add forget: {{ use: forget.random, fraction: 0.05 }} or another selector.");
        RequestNeeds.Check(request, uses, (key, message) => Note(key, message));
        if (root["data"] is not null || request.Data is not null) return;
        // Null when it was refused, whatever the type says.
        foreach (var use in new[] { request.Subject, request.Forget }.Concat(uses).OfType<PluginUse>().Where(NeedsData).Take(1))
            Note("data", $"{use.Label} needs data: add data: {{ use: ... }}.");
    }

    private static bool NeedsForgetSet(PluginUse use) =>
        use.Plugin.Kind.Contract == typeof(IUnlearner) || (use.Needs & (Needs.ForgetSet | Needs.ForgetLabels)) != Needs.None;

    private static bool NeedsData(PluginUse use)
    {
        const Needs OfData = Needs.TrainingData | Needs.TestData | Needs.RetainLabels | Needs.Oracles | Needs.Shadows;
        return use.Plugin.Kind.Contract is var kind && (kind == typeof(IForgetSelector) || kind == typeof(IEvaluator)) || NeedsForgetSet(use) || (use.Needs & OfData) != Needs.None;
    }

    private PluginUse? Use(JsonNode? node, string path, Type contract)
    {
        var reference = node switch
        {
            JsonValue value when value.TryGetValue<string>(out var id) => new PluginReference(id),
            JsonObject map when map["use"] is JsonValue use && use.TryGetValue<string>(out var id) => new PluginReference(id, OptionsOf(map)),
            _ => null,
        };
        if (reference is null) return Wrong<PluginUse>(path, $"'{path}' must name a plugin: {{ use: {PrefixOf(contract)}..., option: value }}.");
        var (bound, faults) = _binder.Bind(reference, contract);
        foreach (var fault in faults) Note(Join(path, fault.Path), fault.Message);
        if (bound is null) return null;
        if (folder is not null && bound.Options is IReadsFiles reader) CheckFiles(reader, bound.Plugin.Id, path, folder);
        return new PluginUse(reference.Use, reference.Options ?? [], bound);
    }

    private void CheckFiles(IReadsFiles reader, string plugin, string path, string folder)
    {
        foreach (var file in reader.Files.Where(file => !Path.Exists(Path.GetFullPath(file, folder))))
            Note(path, $"{plugin}: there is no file or folder '{Spelling.Short(file)}' (relative paths begin at {folder}).");
    }

    private double? Minutes(JsonObject map, string path)
    {
        if (map["minutes"] is not { } node) return null;
        return Finite(node) is { } minutes and > 0 and <= 1e6 ? minutes : Wrong<double?>($"{path}.minutes", $"'{path}.minutes' must be a number above 0.");
    }

    private static JsonObject OptionsOf(JsonObject map) => new(
        map.Where(pair => pair.Key != "use").Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));

    private static string PrefixOf(Type contract) => PluginKind.All.First(kind => kind.Contract == contract).Prefix + ".";

    [GeneratedRegex("^(auto|cpu|cuda(:[0-9]{1,3})?)\\z")]
    private static partial Regex DevicePattern();
}
