using System.Text.Json.Nodes;
using Lethe.Auditing.Documents;
using Lethe.Plugins;
using Lethe.Sdk;

namespace Lethe.Auditing.Verdicts;

/// <summary>The parts of a policy.</summary>
internal sealed class PolicyForm(SourceDocument document, IReadOnlySet<string>? metrics) : SourceForm(document)
{
    private static readonly string[] Rules = ["atMost", "atLeast", "between", "near", "likeOracles"];

    private static readonly string[] Keys =
        ["metric", "slice", "subject", .. Rules, "level", "minimumN", "onMissing", "reason"];

    public IReadOnlyList<Gate> Gates(string key, int most)
    {
        if (Document.Root[key] is not JsonArray { Count: > 0 } list)
            return Wrong<Gate[]>(key, $"'{key}' must be a list: [ {{ metric: ..., atLeast: ... }} ].") ?? [];
        if (list.Count > most) return Wrong<Gate[]>(key, $"'{key}' has {list.Count} entries; {most} are allowed.") ?? [];
        return [.. list.Select((node, i) => Gate(node, $"{key}[{i}]")).OfType<Gate>()];
    }

    public IReadOnlyList<Evidence> Evidence(string key)
    {
        if (Document.Root[key] is not { } node) return EvidenceRule.Usual;
        var known = EvidenceRule.Usual.ToDictionary(kind => $"{kind}".ToLowerInvariant(), StringComparer.Ordinal);
        var words = (node as JsonArray)?.Select(entry => entry is JsonValue value && value.TryGetValue<string>(out var word) ? word : null).ToArray();
        if (words is not null && words.All(word => word is not null && known.ContainsKey(word))) return [.. words.Select(word => known[word!]).Distinct()];
        return Wrong<Evidence[]>(key, $"'{key}' must be a list of {string.Join(", ", known.Keys)}.") ?? [];
    }

    private Gate? Gate(JsonNode? node, string path)
    {
        if (node is not JsonObject map) return Wrong<Gate>(path, $"'{path}' must be a gate: {{ metric: ..., atLeast: ... }}.");
        RefuseUnknown(map, path, Keys);
        var (metric, rule) = (Metric(map, path), Rule(map, path));
        var gate = new Gate
        {
            Metric = metric ?? "",
            Slice = Text(map, path, "slice"),
            Subject = Text(map, path, "subject"),
            Rule = rule ?? GateLimit.AtLeast(0),
            Level = Level(map, path),
            MinimumN = Whole(map, path, "minimumN", least: 1) ?? 0,
            OnMissing = OneOf(map, path, "onMissing", "fail", "fail", "inconclusive", "not-run") switch
            {
                "inconclusive" => OnMissing.Inconclusive,
                "not-run" => OnMissing.NotRun,
                _ => OnMissing.Fail,
            },
            Reason = Text(map, path, "reason") ?? "",
            Line = Document.Line(path),
        };
        return metric is null || rule is null ? null : gate;
    }

    private string? Metric(JsonObject map, string path)
    {
        var metric = Text(map, path, "metric", required: true, longest: 200);
        if (metric is null || metrics is null || metrics.Contains(metric)) return metric;
        var hint = Spelling.Nearest(metric, metrics) is { } nearest ? $" Did you mean '{nearest}'?" : "";
        return Wrong<string>($"{path}.metric", $"No plugin reports '{metric}'.{hint}");
    }

    private double Level(JsonObject map, string path)
    {
        const double Usual = 0.95;
        if (map["level"] is not { } node) return Usual;
        if (Finite(node) is { } level and > 0 and < 1) return level;
        Note($"{path}.level", $"'{path}.level' must be a number above 0 and below 1, such as 0.95.");
        return Usual;
    }

    private GateRule? Rule(JsonObject map, string path)
    {
        var given = Rules.Where(map.ContainsKey).ToArray();
        if (given.Length != 1)
        {
            var found = given.Length == 0 ? "there is none" : $"there are {string.Join(" and ", given)}";
            return Wrong<GateRule>(path, $"A gate needs exactly one of {string.Join(", ", Rules)}; {found}.");
        }
        var (key, at) = (given[0], $"{path}.{given[0]}");
        return key switch
        {
            "between" => Between(map[key], at),
            "near" => Near(map[key], at),
            "likeOracles" => Likeness(map[key], at),
            _ => OneSided(map[key], at, key == "atMost" ? GateLimit.AtMost : GateLimit.AtLeast),
        };
    }

    private GateLimit? OneSided(JsonNode? node, string at, Func<double, GateLimit> limit) =>
        Finite(node) is { } number ? limit(number) : Wrong<GateLimit>(at, $"'{at}' must be a number.");

    private GateLimit? Between(JsonNode? node, string at) =>
        node is JsonArray { Count: 2 } ends && Finite(ends[0]) is { } low && Finite(ends[1]) is { } high && low <= high
            ? GateLimit.Between(low, high)
            : Wrong<GateLimit>(at, $"'{at}' must be two numbers, the lower one first: [0.45, 0.55].");

    private OracleLikeness? Likeness(JsonNode? node, string at)
    {
        const string Form = "must be how many of all oracles are to pass, such as 0.99, or { coverage: 0.99, margin: 0.02 }";
        if (node is JsonObject map) RefuseUnknown(map, at, ["coverage", "margin"]);
        var (coverage, margin) = node is JsonObject parts ? (parts["coverage"], parts["margin"]) : (node, null);
        return Finite(coverage) is { } share and > 0 and < 1 && (margin is null ? 0 : Finite(margin)) is { } beyond and >= 0
            ? new OracleLikeness(share, beyond)
            : Wrong<OracleLikeness>(at, $"'{at}' {Form}.");
    }

    private GateLimit? Near(JsonNode? node, string at)
    {
        if (node is not JsonObject map) return Wrong<GateLimit>(at, $"'{at}' must be {{ value: 0.5, margin: 0.05 }}.");
        RefuseUnknown(map, at, ["value", "margin"]);
        return Finite(map["value"]) is { } value && Finite(map["margin"]) is { } margin and >= 0
            ? GateLimit.Near(value, margin)
            : Wrong<GateLimit>(at, $"'{at}' needs two numbers: {{ value: 0.5, margin: 0.05 }}, and no margin below 0.");
    }
}
