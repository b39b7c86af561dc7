using System.ComponentModel;
using Lethe.Auditing.Verdicts;
using Lethe.Web.Holdings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lethe.Web.Api;

/// <summary>Subjects and datasets that audits named.</summary>
internal static class HoldingEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/subjects", Subjects).WithSummary("Models that audits named, each with its last audit").ProducesProblem(400);
        api.MapGet("/datasets", Datasets).WithSummary("Data that audits used, with what is in it").ProducesProblem(400);
    }

    private static SubjectList Subjects(Engine engine, HoldingIndex index, [Description("Part of a name, a plugin or an option.")] string? find,
        [Description("last, name or audits.")] string? sort, [Description("Of the last audit: pass, fail, inconclusive or not-run.")] string? verdict, [Description("From 1.")] int? page, [Description("At most 500.")] int? most)
    {
        var (part, total) = Query(find, sort, page, most).Of(index.Subjects(AuditEndpoints.Wanted<Verdict>(verdict, nameof(verdict))));
        var last = engine.Database.Audits.Find([.. part.Select(one => one.Audits[0])]);
        return new SubjectList([.. part.Select(one => new SubjectItem(
            one.Key, one.Name, one.Plugin, one.Options, one.Audits.Count, last.GetValueOrDefault(one.Audits[0]) is { } audit ? AuditItem.Of(audit) : null))], total);
    }

    private static DatasetList Datasets(HoldingIndex index, [Description("Part of a name, a plugin or an option.")] string? find,
        [Description("last, name or audits.")] string? sort, [Description("From 1.")] int? page, [Description("At most 500.")] int? most)
    {
        var (part, total) = Query(find, sort, page, most).Of(index.Datasets());
        return new DatasetList([.. part.Select(one => new DatasetItem(one.Key, one.Name, one.Plugin, one.Options, one.Audits, index.FactsOf(one)))], total);
    }

    private static HoldingQuery Query(string? find, string? sort, int? page, int? most)
    {
        if (sort is not null && !HoldingQuery.Sorts.Contains(sort)) throw new BadHttpRequestException($"'sort' must be one of {string.Join(", ", HoldingQuery.Sorts)}.");
        if (page is < 1) throw new BadHttpRequestException("'page' must be at least 1.");
        return new HoldingQuery(find, sort, page ?? 1, AuditEndpoints.Page(most));
    }
}
