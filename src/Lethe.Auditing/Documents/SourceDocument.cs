using System.Text.Json.Nodes;

namespace Lethe.Auditing.Documents;

/// <summary>
/// A request or a policy as it was written: YAML, or JSON, which is YAML as well. Keeps the line of every value, so that
/// a fault found much later still points to where it was written.
/// </summary>
public sealed class SourceDocument
{
    private readonly IReadOnlyDictionary<string, int> _lines;

    internal SourceDocument(SourceKind kind, JsonObject root, IReadOnlyDictionary<string, int> lines)
    {
        Kind = kind;
        Root = root;
        _lines = lines;
    }

    public JsonObject Root { get; }

    internal SourceKind Kind { get; }

    /// <summary>The line of a value, or of the nearest thing around it that has one; 0 when nothing has.</summary>
    public int Line(string path)
    {
        while (true)
        {
            if (_lines.TryGetValue(path, out var line)) return line;
            var cut = path.LastIndexOfAny(['.', '[']);
            if (cut <= 0) return 0;
            path = path[..cut];
        }
    }

    /// <summary>The same with another root, in which the values below these paths stand on no line.</summary>
    internal SourceDocument With(JsonObject root, IReadOnlyCollection<string> replaced)
    {
        var lines = new Dictionary<string, int>(_lines, StringComparer.Ordinal);
        foreach (var path in replaced)
        {
            foreach (var below in lines.Keys.Where(one => one.StartsWith(path + ".", StringComparison.Ordinal) || one.StartsWith(path + "[", StringComparison.Ordinal)).ToArray())
                lines.Remove(below);
            lines[path] = 0;
        }
        return new SourceDocument(Kind, root, lines);
    }
}
