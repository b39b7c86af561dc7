using System.Text.RegularExpressions;

namespace Lethe.Plugins;

/// <summary>Ids are an interface: <c>kind.name</c>, lower case, hyphens inside the name.</summary>
public static partial class PluginIds
{
    public static bool IsValid(string id, PluginKind kind) =>
        Pattern().IsMatch(id) && id.StartsWith(kind.Prefix + ".", StringComparison.Ordinal);

    [GeneratedRegex("^[a-z]+\\.[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Pattern();
}
