using System.Text;

namespace Lethe.Torch;

/// <summary>
/// Looks over the code in an archive for what makes libtorch's own parser fall over rather than complain: an attribute of
/// a class without a type, and nesting so deep that its recursion has no stack left.
/// </summary>
internal static class ScriptSource
{
    private const int DeepestNesting = 256;

    private static readonly HashSet<string> Untyped =
        ["__parameters__", "__buffers__", "__annotations__", "__forward_hooks__", "__forward_pre_hooks__"];

    public static void Check(byte[] code)
    {
        var inClass = false;
        foreach (var line in Encoding.UTF8.GetString(code).Split('\n'))
        {
            var indent = line.Length - line.TrimStart(' ').Length;
            if (indent > DeepestNesting) throw Bad("its code is nested too deeply");
            CheckNesting(line);
            // An empty line ends nothing; the members of an enumeration have no types.
            if (indent == 0 && line.Length > 0)
                inClass = line.StartsWith("class ", StringComparison.Ordinal) && !line.Contains("(Enum)", StringComparison.Ordinal);
            else if (indent == 2 && inClass) CheckAttribute(line);
        }
    }

    // `name = value` stands in a class only for the lists that classes have; everything else there has a type.
    private static void CheckAttribute(string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0) return;
        var name = line[..equals].Trim();
        if (name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') && !Untyped.Contains(name))
            throw Bad($"attribute '{name}' of a class in it has no type");
    }

    private static void CheckNesting(string line)
    {
        var depth = 0;
        foreach (var letter in line)
        {
            if (letter is '(' or '[' or '{') depth++;
            else if (letter is ')' or ']' or '}') depth--;
            if (depth > DeepestNesting) throw Bad("its code is nested too deeply");
        }
    }

    private static InvalidDataException Bad(string what) => new($"The archive is damaged: {what}.");
}
