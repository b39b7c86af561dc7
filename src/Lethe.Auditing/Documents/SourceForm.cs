using System.Globalization;
using System.Text.Json.Nodes;
using Lethe.Plugins;

namespace Lethe.Auditing.Documents;

/// <summary>The values of a document one by one; what is wrong is noted and reading goes on.</summary>
internal abstract class SourceForm(SourceDocument document)
{
    private readonly List<SourceFault> _faults = [];

    protected SourceDocument Document => document;

    /// <summary>Does nothing when there was no fault.</summary>
    public void ThrowIfFaulty()
    {
        if (_faults.Count > 0) throw document.Kind.Failure([.. _faults.OrderBy(fault => fault.Line)]);
    }

    public void RefuseUnknown(JsonObject map, string path, IReadOnlyList<string> known)
    {
        foreach (var (key, _) in map.Where(pair => !known.Contains(pair.Key)))
        {
            var nearest = Spelling.Nearest(key, known);
            var hint = nearest is null ? $"There are: {string.Join(", ", known)}." : $"Did you mean '{nearest}'?";
            Note(Join(path, key), $"There is no key '{Spelling.Short(key)}'. {hint}");
        }
    }

    public string? Text(JsonObject map, string path, string key, bool required = false, int longest = 1000)
    {
        if (map[key] is not { } node)
        {
            if (required) Note(Join(path, key), $"'{Join(path, key)}' is needed.");
            return null;
        }
        if (node is JsonValue value && value.ToString() is var text && !string.IsNullOrWhiteSpace(text) && text.Length <= longest && !text.Any(char.IsControl))
            return text;
        return Wrong<string>(Join(path, key), $"'{Join(path, key)}' must be text of 1 to {longest} characters on one line.");
    }

    public long? Whole(JsonObject map, string path, string key, long least = long.MinValue) => map[key] switch
    {
        null => null,
        JsonValue value when long.TryParse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least => number,
        _ => Wrong<long?>(Join(path, key), $"'{Join(path, key)}' must be a whole number{(least == long.MinValue ? "" : $" of at least {least}")}."),
    };

    public string OneOf(JsonObject map, string path, string key, string otherwise, params string[] allowed) => Text(map, path, key) switch
    {
        null => otherwise,
        var text when allowed.Contains(text) => text,
        var text => Wrong<string>(
            Join(path, key), $"'{Join(path, key)}' must be one of {string.Join(", ", allowed)}, not '{Spelling.Short(text)}'.") ?? otherwise,
    };

    /// <summary>A finite number; null when it is none, which is for the caller to note.</summary>
    protected static double? Finite(JsonNode? node) =>
        node is JsonValue value && double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number) ? number : null;

    protected static string Join(string path, string key) => path.Length == 0 ? key : key.Length == 0 ? path : $"{path}.{key}";

    protected T? Wrong<T>(string path, string message)
    {
        Note(path, message);
        return default;
    }

    protected void Note(string path, string message) => _faults.Add(new SourceFault(document.Line(path), path, message));
}
