using System.Text.Json;
using System.Text.RegularExpressions;

namespace Lethe.Sdk.Testing;

/// <summary>Holds exhibits against what pages and reports rely on.</summary>
internal static partial class ExhibitCheck
{
    public static void Check(Observation seen, IReadOnlyList<Exhibit> exhibits)
    {
        if (exhibits.Count == 0) return;
        foreach (var exhibit in exhibits)
        {
            seen.Expect(IdPattern().IsMatch(exhibit.Id), Topic.Exhibits, $"'{exhibit.Id}' is no exhibit id: they are lower case with hyphens.");
            seen.Expect(exhibit.Title.Length > 0, Topic.Exhibits, $"The exhibit '{exhibit.Id}' has no title.");
            if (FaultOfTrip(exhibit) is { } fault) seen.Fault(Topic.Exhibits, $"The exhibit '{exhibit.Id}' does not survive JSON: {fault}");
        }
        if (exhibits.GroupBy(exhibit => exhibit.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            seen.Fault(Topic.Exhibits, $"The exhibit id '{twice.Key}' is used {twice.Count()} times.");
        seen.Found(Topic.Exhibits, $"{exhibits.Count} exhibits, written and read back.");
    }

    private static string? FaultOfTrip(Exhibit exhibit)
    {
        try
        {
            var written = ResultJson.Of(exhibit);
            return ResultJson.Exhibit(written) is { } read && ResultJson.Of(read) == written ? null : "it comes back as something else.";
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or InvalidOperationException)
        {
            return failure.Message;
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex IdPattern();
}
