using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lethe.Plugins;
using Lethe.Plugins.Options;
using Lethe.Sdk;

namespace Lethe.Auditing.Requests;

/// <summary>The values of a document one by one; what is wrong is noted and reading goes on.</summary>
internal sealed partial class RequestForm(RequestDocument document, PluginCatalog plugins)
{
    private readonly List<RequestFault> _faults = [];

    public IReadOnlyList<RequestFault> Faults => _faults;

    public void RefuseUnknown(JsonObject map, string path, IReadOnlyList<string> known)
    {
        foreach (var (key, _) in map.Where(pair => !known.Contains(pair.Key)))
        {
            var nearest = Spelling.Nearest(key, known);
            var hint = nearest is null ? $"There are: {string.Join(", ", known)}." : $"Did you mean '{nearest}'?";
            Note(path.Length == 0 ? key : $"{path}.{key}", $"There is no key '{key}'. {hint}");
        }
    }

    public string? Text(string key, bool required = false, int longest = 1000)
    {
        var node = document.Root[key];
        if (node is null)
        {
            if (required) Note(key, $"'{key}' is needed.");
            return null;
        }
        if (node is JsonValue value && value.ToString() is { Length: > 0 } text && text.Length <= longest) return text;
        return Wrong<string>(key, $"'{key}' must be text of 1 to {longest} characters.");
    }

    public long? Whole(string key) => document.Root[key] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<long>(out var number) => number,
        _ => Wrong<long?>(key, $"'{key}' must be a whole number."),
    };

    public string OneOf(string key, string otherwise, params string[] allowed) => Text(key) switch
    {
        null => otherwise,
        var text when allowed.Contains(text) => text,
        var text => Wrong<string>(key, $"'{key}' must be one of {string.Join(", ", allowed)}, not '{text}'.") ?? otherwise,
    };

    public string Device(string key) => Text(key) switch
    {
        null => "auto",
        var text when DevicePattern().IsMatch(text) => text,
        var text => Wrong<string>(key, $"'{key}' must be auto, cpu, cuda or cuda:0, cuda:1, ..., not '{text}'.") ?? "auto",
    };

    public string? PolicyFile(string key)
    {
        if (document.Root[key] is not { } node) return null;
        if (node is not JsonObject map) return Wrong<string>(key, $"'{key}' must be {{ file: PATH }}.");
        RefuseUnknown(map, key, ["file"]);
        return map["file"] is JsonValue file && file.ToString() is { Length: > 0 } path
            ? path
            : Wrong<string>($"{key}.file", $"'{key}' needs a file: {{ file: policy.yaml }}.");
    }

    public BudgetLimits Budget(string key)
    {
        if (document.Root[key] is not { } node) return new BudgetLimits();
        if (node is not JsonObject map) return Wrong<BudgetLimits>(key, $"'{key}' must be {{ minutes: N }} or {{ samples: N }}.") ?? new();
        RefuseUnknown(map, key, ["minutes", "samples"]);
        return new BudgetLimits(Positive(map, key, "minutes"), (long?)Positive(map, key, "samples"));
    }

    public IReadOnlyList<PluginUse> Uses(string key, Type contract, int most)
    {
        if (document.Root[key] is not { } node) return [];
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
        if (document.Root[key] is { } node) return Use(node, key, contract);
        if (required) Note(key, $"'{key}' is needed: {key}: {{ use: ... }}.");
        return null;
    }

    /// <summary>What only shows when all parts are there.</summary>
    public void Check(AuditRequest request)
    {
        if (document.Root["unlearn"] is null && document.Root["evaluate"] is null)
            Note("", "There is nothing to do: name at least one unlearner under 'unlearn' or one evaluator under 'evaluate'.");
        if (request.Forget is null && document.Root["forget"] is null)
            foreach (var use in request.Unlearn.Concat(request.Evaluate).Where(use => use.Plugin.Needs.HasFlag(Needs.ForgetSet)))
                Note("forget", $"{use.Label} needs a forget set: add forget: {{ use: forget.random, fraction: 0.05 }} or another selector.");
        const Needs OfData = Needs.TrainingData | Needs.TestData | Needs.ForgetSet | Needs.Oracles | Needs.Shadows;
        if (document.Root["data"] is null)
            foreach (var use in request.Unlearn.Concat(request.Evaluate).Where(use => (use.Plugin.Needs & OfData) != Needs.None))
                Note("data", $"{use.Label} needs data: add data: {{ use: ... }}.");
    }

    private PluginUse? Use(JsonNode? node, string path, Type contract)
    {
        var (id, given) = node switch
        {
            JsonValue value when value.TryGetValue<string>(out var text) => (text, new JsonObject()),
            JsonObject map when map["use"] is JsonValue use && use.TryGetValue<string>(out var text) => (text, OptionsOf(map)),
            _ => (null, null),
        };
        if (id is null) return Wrong<PluginUse>(path, $"'{path}' must name a plugin: {{ use: {PrefixOf(contract)}..., option: value }}.");
        if (plugins.Find(id) is not { } plugin)
        {
            var nearest = plugins.Nearest(id);
            return Wrong<PluginUse>(path, $"There is no plugin '{id}'." + (nearest is null ? " See: lethe plugin list." : $" Did you mean '{nearest}'?"));
        }
        if (!contract.IsAssignableFrom(plugin.Type))
            return Wrong<PluginUse>(path, $"'{id}' is a {plugin.Kind.Name}; '{path}' takes one whose id begins with {PrefixOf(contract)}.");
        var (options, faults) = plugin.Options.Bind(given);
        foreach (var fault in faults) Note($"{path}.{fault.Path}", $"{id}: {fault.Message}");
        if (options is not null) CheckReferences(plugin, options, path);
        return faults.Count == 0 ? new PluginUse(id, plugin, given!, options) : null;
    }

    // A plugin that an option names is checked with the request, not when a worker first needs it.
    private void CheckReferences(PluginDescriptor plugin, object options, string path)
    {
        foreach (var field in plugin.Options.Fields.Where(field => field.Type == OptionType.Plugin && !field.IsList))
        {
            if (field.Property.GetValue(options) is not PluginReference reference) continue;
            var inner = $"{path}.{field.Name}";
            if (plugins.Find(reference.Use) is not { } used)
            {
                var nearest = plugins.Nearest(reference.Use);
                Note(inner, $"{plugin.Id}: there is no plugin '{reference.Use}'." + (nearest is null ? "" : $" Did you mean '{nearest}'?"));
                continue;
            }
            foreach (var fault in used.Options.Bind(reference.Options).Faults) Note($"{inner}.{fault.Path}", $"{used.Id}: {fault.Message}");
        }
    }

    private double? Positive(JsonObject map, string path, string key)
    {
        if (map[key] is not { } node) return null;
        if (node is JsonValue value && double.TryParse(value.ToString(), out var number) && number > 0 && number < 1e15) return number;
        Note($"{path}.{key}", $"'{path}.{key}' must be a number above 0.");
        return null;
    }

    private static JsonObject OptionsOf(JsonObject map) => new(
        map.Where(pair => pair.Key != "use").Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));

    private static string PrefixOf(Type contract) => PluginKind.All.First(kind => kind.Contract == contract).Prefix + ".";

    private T? Wrong<T>(string path, string message)
    {
        Note(path, message);
        return default;
    }

    private void Note(string path, string message) => _faults.Add(new RequestFault(document.Line(path), path, message));

    [GeneratedRegex("^(auto|cpu|cuda(:[0-9]{1,3})?)$")]
    private static partial Regex DevicePattern();
}
