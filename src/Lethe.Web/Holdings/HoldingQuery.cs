namespace Lethe.Web.Holdings;

/// <summary>Which part of a list of holdings is wanted.</summary>
/// <param name="Find">Part of a name, a plugin or an option, in either case.</param>
/// <param name="Sort"><c>last</c>, <c>name</c> or <c>audits</c>.</param>
/// <param name="Page">From 1.</param>
public sealed record HoldingQuery(string? Find, string? Sort, int Page, int Size)
{
    public static IReadOnlyList<string> Sorts { get; } = ["last", "name", "audits"];

    public (IReadOnlyList<Holding> Part, int Total) Of(IReadOnlyList<Holding> all)
    {
        var fitting = all.Where(one => string.IsNullOrWhiteSpace(Find) || $"{one.Name} {one.Plugin} {one.Options}".Contains(Find.Trim(), StringComparison.OrdinalIgnoreCase));
        Holding[] sorted = Sort switch
        {
            "name" => [.. fitting.OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase)],
            "audits" => [.. fitting.OrderByDescending(one => one.Audits.Count)],
            _ => [.. fitting],
        };
        return ([.. sorted.Skip((Math.Max(1, Page) - 1) * Size).Take(Size)], sorted.Length);
    }
}
