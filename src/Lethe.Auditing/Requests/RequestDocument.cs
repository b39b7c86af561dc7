using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Lethe.Auditing.Requests;

/// <summary>
/// A request as text: YAML, or JSON, which is YAML as well. Keeps the line of every value, so that a fault found much
/// later still points to where it was written.
/// </summary>
public sealed class RequestDocument
{
    private const int MostCharacters = 1 << 20;
    private const int MostNodes = 20_000;
    private const int MostDepth = 32;

    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly List<RequestFault> _faults = [];
    private int _nodes;

    private RequestDocument()
    {
        Root = [];
    }

    public JsonObject Root { get; private set; }

    /// <exception cref="RequestException">The text is no YAML mapping, or too large.</exception>
    public static RequestDocument Parse(string text)
    {
        var document = new RequestDocument();
        if (text.Length > MostCharacters)
            throw Refuse(0, $"The request has {text.Length} characters; {MostCharacters} are allowed.");
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException failure)
        {
            throw Refuse((int)failure.Start.Line, $"This is not YAML: {failure.Message}");
        }
        if (stream.Documents.Count != 1) throw Refuse(0, stream.Documents.Count == 0 ? "The request is empty." : "A request is one document.");
        if (stream.Documents[0].RootNode is not YamlMappingNode root)
            throw Refuse((int)stream.Documents[0].RootNode.Start.Line, "A request is a mapping: name: ..., subject: ..., and so on.");
        document.Root = document.Mapping(root, "", 0);
        return document._faults.Count == 0 ? document : throw new RequestException(document._faults);
    }

    /// <summary>The line of a value, or of the nearest thing around it that has one.</summary>
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

    private JsonObject Mapping(YamlMappingNode node, string path, int depth)
    {
        var result = new JsonObject();
        foreach (var (key, value) in node.Children)
        {
            if (key is not YamlScalarNode { Value: { Length: > 0 } name })
            {
                _faults.Add(new RequestFault((int)key.Start.Line, path, "A key must be a word."));
                continue;
            }
            var inner = path.Length == 0 ? name : $"{path}.{name}";
            _lines[inner] = (int)key.Start.Line;
            result[name] = Node(value, inner, depth + 1);
        }
        return result;
    }

    private JsonNode? Node(YamlNode node, string path, int depth)
    {
        // An alias is the same node again: counting visits, not nodes, keeps a few lines from growing into gigabytes.
        if (++_nodes > MostNodes) throw Refuse((int)node.Start.Line, $"The request has more than {MostNodes} values.");
        if (depth > MostDepth) throw Refuse((int)node.Start.Line, $"The request is nested more than {MostDepth} deep.");
        _lines.TryAdd(path, (int)node.Start.Line);
        return node switch
        {
            YamlMappingNode mapping => Mapping(mapping, path, depth),
            YamlSequenceNode sequence => Sequence(sequence, path, depth),
            _ => Scalar((YamlScalarNode)node),
        };
    }

    private JsonArray Sequence(YamlSequenceNode node, string path, int depth)
    {
        var result = new JsonArray();
        for (var i = 0; i < node.Children.Count; i++) result.Add(Node(node.Children[i], $"{path}[{i}]", depth + 1));
        return result;
    }

    // The core schema's scalars. A quoted one is always text.
    private static JsonNode? Scalar(YamlScalarNode node)
    {
        var text = node.Value ?? "";
        if (node.Style != ScalarStyle.Plain) return JsonValue.Create(text);
        return text switch
        {
            "" or "~" or "null" => null,
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
            _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => JsonValue.Create(number),
            _ => JsonValue.Create(text),
        };
    }

    private static RequestException Refuse(int line, string message) => new([new RequestFault(line, "", message)]);
}
