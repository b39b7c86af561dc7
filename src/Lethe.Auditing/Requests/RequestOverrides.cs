using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lethe.Auditing.Documents;
using Lethe.Plugins;

namespace Lethe.Auditing.Requests;

/// <summary>Changes single values of a request that was read from a file: <c>--set unlearn[0].epochs=5</c>.</summary>
public static partial class RequestOverrides
{
    private const string Usage = "such as seed=8, budget.minutes=5 or unlearn[0].epochs=3";

    /// <summary>
    /// A copy with these values in place, later ones over earlier ones. Missing mappings are made; the index one past
    /// the end of a list adds an entry. A plugin that is named by its id alone becomes a mapping when an option of it is
    /// set.
    /// </summary>
    /// <param name="assignments"><c>path=value</c>; the value is YAML.</param>
    /// <exception cref="RequestException">With all assignments that cannot be made.</exception>
    public static SourceDocument Apply(SourceDocument document, params IReadOnlyList<string> assignments)
    {
        var root = document.Root.DeepClone().AsObject();
        var faults = new List<SourceFault>();
        var replaced = new List<string>();
        foreach (var assignment in assignments)
        {
            var fault = Assign(root, assignment, replaced);
            if (fault is not null) faults.Add(new SourceFault(0, "", $"--set {Spelling.Short(assignment)}: {fault}"));
        }
        return faults.Count == 0 ? document.With(root, replaced) : throw new RequestException(faults);
    }

    // Null when it was done; otherwise why not.
    private static string? Assign(JsonObject root, string assignment, List<string> replaced)
    {
        var equals = assignment.IndexOf('=');
        if (equals <= 0) return $"this takes path=value, {Usage}.";
        var path = assignment[..equals];
        if (!PathPattern().IsMatch(path)) return $"'{Spelling.Short(path)}' is no path, {Usage}.";
        JsonNode? value;
        try
        {
            // As the value of a mapping: the parser knows documents only.
            var parsed = RequestReader.Parse($"value: {assignment[(equals + 1)..]}").Root;
            if (parsed.Count > 1) return "the value must be a single one.";
            value = parsed["value"]?.DeepClone();
        }
        catch (RequestException failure)
        {
            return failure.Faults[0].Message;
        }
        var steps = StepPattern().Matches(path).Select(match => match.Value.Trim('.', '[', ']')).ToArray();
        var fault = Walk(root, steps, value);
        if (fault is null) replaced.Add(path);
        return fault;
    }

    private static string? Walk(JsonObject root, string[] steps, JsonNode? value)
    {
        JsonNode at = root;
        var shown = "";
        for (var i = 0; i < steps.Length; i++)
        {
            var isLast = i == steps.Length - 1;
            var next = !isLast && IsIndex(steps[i + 1]) ? (Func<JsonNode>)(() => new JsonArray()) : () => new JsonObject();
            var fault = IsIndex(steps[i])
                ? Enter(ref at, shown, int.Parse(steps[i]), isLast, value, next)
                : Enter(ref at, shown, steps[i], isLast, value, next);
            if (fault is not null) return fault;
            shown += IsIndex(steps[i]) ? $"[{steps[i]}]" : shown.Length == 0 ? steps[i] : $".{steps[i]}";
        }
        return null;
    }

    private static string? Enter(ref JsonNode at, string shown, string key, bool isLast, JsonNode? value, Func<JsonNode> make)
    {
        if (at is JsonValue id && id.TryGetValue<string>(out var use))
        {
            // "unlearn: [unlearn.fine-tune]" is short for a mapping with that id.
            var mapping = new JsonObject { ["use"] = use };
            at.ReplaceWith(mapping);
            at = mapping;
        }
        if (at is not JsonObject map) return $"'{shown}' is {Kind(at)} and has no '{key}'.";
        if (isLast) map[key] = value;
        else at = map[key] ??= make();
        return null;
    }

    private static string? Enter(ref JsonNode at, string shown, int index, bool isLast, JsonNode? value, Func<JsonNode> make)
    {
        if (at is not JsonArray list) return $"'{shown}' is {Kind(at)} and has no [{index}].";
        if (index > list.Count) return $"'{shown}' has {list.Count} {(list.Count == 1 ? "entry" : "entries")}; the next one would be [{list.Count}].";
        if (index == list.Count) list.Add(isLast ? value : make());
        else if (isLast) list[index] = value;
        if (!isLast) at = list[index] ??= make();
        return null;
    }

    private static bool IsIndex(string step) => char.IsAsciiDigit(step[0]);

    private static string Kind(JsonNode node) => node switch
    {
        JsonArray => "a list",
        JsonObject => "a mapping",
        _ => $"the value {Spelling.Short(node.ToJsonString())}",
    };

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_-]*(\\.[A-Za-z_][A-Za-z0-9_-]*|\\[[0-9]{1,4}\\])*\\z")]
    private static partial Regex PathPattern();

    [GeneratedRegex("\\.?[A-Za-z_][A-Za-z0-9_-]*|\\[[0-9]+\\]")]
    private static partial Regex StepPattern();
}
