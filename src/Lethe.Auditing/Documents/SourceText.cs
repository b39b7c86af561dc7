using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace Lethe.Auditing.Documents;

/// <summary>What single words and characters of a source mean.</summary>
internal static partial class SourceText
{
    /// <summary>The value of a word without quotes, by YAML's core schema.</summary>
    public static JsonNode? Value(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        // Parsed, not created: a number keeps its digits, so that 1.10 given for a text stays 1.10.
        _ when NumberPattern().IsMatch(text) && double.IsFinite(double.Parse(text, CultureInfo.InvariantCulture)) => JsonNode.Parse(text),
        _ => JsonValue.Create(text),
    };

    /// <summary>The first character that no text has: a control character, or half of a surrogate pair.</summary>
    public static (int Line, string Message)? FindUnwanted(string text)
    {
        var line = 1;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n') line++;
            if (char.IsSurrogatePair(text, i)) i++;
            else if (char.IsSurrogate(text[i]) || (char.IsControl(text[i]) && text[i] is not ('\t' or '\n' or '\r' or '\u0085')))
                return (line, $"There is a character U+{(int)text[i]:X4} in it, which is no text.");
        }
        return null;
    }

    /// <summary>What is wrong and where, with the advice for what people do most often.</summary>
    public static (int Line, string Message) Explain(string text, YamlException failure)
    {
        var (first, last) = ((int)failure.Start.Line, (int)failure.End.Line);
        var lines = text.Split('\n');
        // Inside of braces tabs are as good as spaces, so that JSON may have them.
        var mayHaveTabs = text.TrimStart().StartsWith('{');
        for (var line = Math.Max(first - 1, 1); !mayHaveTabs && line <= Math.Min(last + 1, lines.Length); line++)
            if (lines[line - 1].TrimStart(' ').StartsWith('\t')) return (line, "YAML is indented with spaces; this line has a tab.");
        return (first, $"This is not YAML: {failure.Message}");
    }

    [GeneratedRegex("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?\\z")]
    private static partial Regex NumberPattern();
}
