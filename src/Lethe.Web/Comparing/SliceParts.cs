namespace Lethe.Web.Comparing;

/// <summary>The parameters of a slice: <c>split=forget, layer=conv1, to=original</c>.</summary>
public static class SliceParts
{
    /// <summary>Null when it has no such parameter.</summary>
    public static string? Of(string slice, string key) => slice.Split(", ")
        .FirstOrDefault(part => part.StartsWith(key + "=", StringComparison.Ordinal))?[(key.Length + 1)..];

    /// <summary>The value of the only parameter, when it is this one.</summary>
    public static string? Only(string slice, string key) => slice.Contains(", ", StringComparison.Ordinal) ? null : Of(slice, key);
}
