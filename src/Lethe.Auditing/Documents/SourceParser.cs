using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Lethe.Auditing.Documents;

/// <summary>
/// Reads YAML event by event and stops at the first limit: a text from a stranger decides neither how deep this recurses
/// nor how much it remembers.
/// </summary>
internal sealed class SourceParser
{
    private const int MostCharacters = 1 << 20;
    private const int MostNodes = 20_000;
    private const int MostDepth = 32;
    private const int LongestKey = 100;

    private readonly SourceKind _kind;
    private readonly Parser _events;
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly List<SourceFault> _faults = [];
    private readonly Dictionary<AnchorName, Anchored> _anchors = [];
    private int _nodes;
    private int _characters;

    private SourceParser(SourceKind kind, string text)
    {
        _kind = kind;
        _events = new Parser(new StringReader(text));
    }

    /// <summary>What an anchor names, and what it costs to say it again.</summary>
    private sealed record Anchored(JsonNode? Node, int Nodes, int Characters);

    /// <exception cref="SourceException">The text is no YAML mapping, or too large.</exception>
    public static SourceDocument Parse(string text, SourceKind kind)
    {
        text = text.TrimStart('\uFEFF');
        if (text.Length > MostCharacters) throw kind.Refuse(0, $"The {kind.Noun} has {text.Length} characters; {MostCharacters} are allowed.");
        if (SourceText.FindUnwanted(text) is { } unwanted) throw kind.Refuse(unwanted.Line, unwanted.Message);
        var parser = new SourceParser(kind, text);
        try
        {
            return parser.Document();
        }
        catch (YamlException failure)
        {
            var (line, message) = SourceText.Explain(text, failure);
            throw kind.Refuse(line, message);
        }
        // What the YAML library says to a bracket or a brace that closes nothing.
        catch (InvalidOperationException)
        {
            var line = (int)(parser._events.Current?.End.Line ?? 0);
            throw kind.Refuse(line, "This is not YAML: something is closed, or goes on, that was not opened.");
        }
    }

    private SourceDocument Document()
    {
        _events.Consume<StreamStart>();
        if (_events.Accept<StreamEnd>(out _)) throw _kind.Refuse(0, $"The {_kind.Noun} is empty.");
        _events.Consume<DocumentStart>();
        if (!_events.Accept<MappingStart>(out var start))
            throw _kind.Refuse((int)_events.Current!.Start.Line, $"A {_kind.Noun} is a mapping: {_kind.Shape}.");
        Admit(start, "", 0);
        var root = Mapping("", 0);
        _events.Consume<DocumentEnd>();
        if (!_events.Accept<StreamEnd>(out _)) throw _kind.Refuse((int)_events.Current!.Start.Line, $"A {_kind.Noun} is one document.");
        return _faults.Count == 0 ? new SourceDocument(_kind, root, _lines) : throw _kind.Failure([.. _faults.OrderBy(fault => fault.Line)]);
    }

    private JsonNode? Node(string path, int depth)
    {
        if (_events.TryConsume<AnchorAlias>(out var alias)) return Again(alias, path);
        // After some broken keys the library goes on with the end of the mapping.
        if (!_events.Accept<NodeEvent>(out var start)) throw new YamlException(_events.Current!.Start, _events.Current.End, "a value is missing here.");
        Admit(start, path, depth);
        var (nodes, characters) = (_nodes, _characters);
        var node = start switch
        {
            MappingStart => Mapping(path, depth),
            SequenceStart => Sequence(path, depth),
            _ => Scalar(path),
        };
        if (!start.Anchor.IsEmpty) _anchors[start.Anchor] = new Anchored(node, _nodes - nodes + 1, _characters - characters);
        return node;
    }

    private JsonObject Mapping(string path, int depth)
    {
        _events.Consume<MappingStart>();
        var result = new JsonObject();
        while (!_events.TryConsume<MappingEnd>(out _))
        {
            var (name, line) = Key(path, depth);
            var inner = name is null ? path : path.Length == 0 ? name : $"{path}.{name}";
            var isNew = name is not null && !result.ContainsKey(name);
            if (name is not null && !isNew) Note(line, inner, $"'{name}' is written twice; it is already on line {_lines[inner]}.");
            if (isNew) _lines[inner] = line;
            var value = Node(inner, depth + 1);
            if (isNew) result[name!] = value;
        }
        return result;
    }

    // Null for a key that is none; its value is read over, so that faults after it show as well.
    private (string? Name, int Line) Key(string path, int depth)
    {
        var line = (int)_events.Current!.Start.Line;
        if (!_events.Accept<Scalar>(out var key))
        {
            line = (int)_events.Current!.Start.Line;
            Node(path, depth + 1);
            Note(line, path, "A key must be a word.");
            return (null, line);
        }
        _events.MoveNext();
        line = (int)key.Start.Line;
        if (key.Value.Length is > 0 and <= LongestKey && key.Tag.IsEmpty) return (key.Value, line);
        Note(line, path, key.Value.Length > LongestKey ? $"A key has at most {LongestKey} characters." : "A key must be a word.");
        return (null, line);
    }

    private JsonArray Sequence(string path, int depth)
    {
        _events.Consume<SequenceStart>();
        var result = new JsonArray();
        while (!_events.TryConsume<SequenceEnd>(out _)) result.Add(Node($"{path}[{result.Count}]", depth + 1));
        return result;
    }

    private JsonNode? Scalar(string path)
    {
        var scalar = _events.Consume<Scalar>();
        _characters += scalar.Value.Length;
        if (SourceText.FindUnwanted(scalar.Value) is { } unwanted) Note((int)scalar.Start.Line, path, unwanted.Message);
        return scalar.Style == ScalarStyle.Plain ? SourceText.Value(scalar.Value) : JsonValue.Create(scalar.Value);
    }

    // Counting what is said, not what is written, keeps a few lines of aliases from growing into gigabytes.
    private JsonNode? Again(AnchorAlias alias, string path)
    {
        var line = (int)alias.Start.Line;
        _lines.TryAdd(path, line);
        if (!_anchors.TryGetValue(alias.Value, out var anchored))
        {
            Note(line, path, $"*{alias.Value} is not defined before it is used.");
            return null;
        }
        _nodes += anchored.Nodes;
        _characters += anchored.Characters;
        CheckSize(line);
        return anchored.Node?.DeepClone();
    }

    private void Admit(NodeEvent start, string path, int depth)
    {
        var line = (int)start.Start.Line;
        _nodes++;
        CheckSize(line);
        if (depth > MostDepth) throw _kind.Refuse(line, $"The {_kind.Noun} is nested more than {MostDepth} deep.");
        if (!start.Tag.IsEmpty) Note(line, path, $"The tag {start.Tag} has no meaning in a {_kind.Noun}.");
        _lines.TryAdd(path, line);
    }

    private void CheckSize(int line)
    {
        if (_nodes > MostNodes) throw _kind.Refuse(line, $"The {_kind.Noun} has more than {MostNodes} values.");
        if (_characters > MostCharacters) throw _kind.Refuse(line, $"The {_kind.Noun} has more than {MostCharacters} characters.");
    }

    private void Note(int line, string path, string message) => _faults.Add(new SourceFault(line, path, message));
}
