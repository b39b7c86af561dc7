using System.Reflection;
using System.Text.RegularExpressions;

namespace Lethe.Torch.Tests.Surface;

/// <summary>The list of what the TorchSharp package shows: a head for each type, its members indented below.</summary>
internal sealed partial class RecordedSurface
{
    private const string NameOnly = " # name only";

    private readonly Dictionary<string, (string Head, HashSet<string> Members)> _types = [];

    public RecordedSurface(IEnumerable<string> lines)
    {
        HashSet<string> members = [];
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == ' ') members.Add(line.Trim());
            else _types.Add(PathIn(line), (line, members = []));
        }
    }

    public static RecordedSurface Load() =>
        new(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Surface", "torchsharp.txt")));

    /// <summary>What of a type is not in the list: its head, some of its members, or nothing.</summary>
    public IEnumerable<string> Missing(Type type)
    {
        var head = PublicSurface.Head(type);
        var members = PublicSurface.Members(type);
        if (!_types.TryGetValue(TypeText.Path(type), out var listed)) return [head, .. members.Select(pair => "    " + pair.Line)];
        var unlisted = members.Where(pair => !Has(listed.Members, pair.Member, pair.Line))
            .Select(pair => TypeText.Path(type) + ": " + pair.Line);
        return listed.Head == head || listed.Head.EndsWith(NameOnly, StringComparison.Ordinal) ? unlisted : [head, .. unlisted];
    }

    private static bool Has(HashSet<string> listed, MemberInfo member, string line)
    {
        if (listed.Contains(line)) return true;
        var name = member switch
        {
            ConstructorInfo => "new",
            PropertyInfo property when property.GetIndexParameters().Length > 0 => "this",
            _ => member.Name,
        };
        return listed.Any(other => other.EndsWith(NameOnly, StringComparison.Ordinal) && IsCalled(name, other[..^NameOnly.Length]));
    }

    private static bool IsCalled(string name, string line) =>
        Regex.IsMatch(line, $@"(^| ){Regex.Escape(name)}((<[^(]*>)?[(\[]| \{{|$)|^{Regex.Escape(name)} =");

    private static string PathIn(string head) => Head().Match(head).Groups["path"].Value;

    [GeneratedRegex(@"^(static |abstract |sealed )?(class|struct|interface|enum|delegate) (?<path>.*?)( : .*)?( # name only)?$")]
    private static partial Regex Head();
}
