using System.Globalization;
using System.Text;
using Lethe.Sdk;
using Lethe.Storage.Findings;
using Lethe.Web.Charts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lethe.Web.Api;

/// <summary>What audits found: numbers, and what there is to look at.</summary>
internal static class FindingEndpoints
{
    private const string One = "/audits/{id}/exhibits/{subject}/{evaluator}/{exhibit}";

    private static readonly string[] Columns = ["subject", "evaluator", "metric", "slice", "value", "low", "high", "level", "intervalBy", "n", "reason"];

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/audits/{id}/findings", List).WithSummary("An audit's findings, in the order in which it gave them").ProducesProblem(404);
        api.MapGet("/audits/{id}/findings.csv", Csv).WithSummary("All of an audit's findings as CSV").Produces<string>(200, "text/csv").ProducesProblem(404);
        api.MapGet(One, Exhibit).WithSummary("An exhibit's data").Produces<Exhibit>().ProducesProblem(404);
        api.MapGet(One + ".csv", ExhibitCsv).WithSummary("An exhibit's numbers as CSV").Produces<string>(200, "text/csv").ProducesProblem(404);
    }

    private static FindingList List(Engine engine, string id, int? from, int? most)
    {
        var page = engine.Database.Findings.Page(engine.Database.Audits.Resolve(id), Math.Max(0, from ?? 0), AuditEndpoints.Page(most));
        return new FindingList([.. page.Findings.Select(FindingItem.Of)], page.Next);
    }

    private static IResult Csv(Engine engine, string id) => Text(CsvText.Of(Columns,
        engine.Database.Findings.All(engine.Database.Audits.Resolve(id)).Select(entry => Row(entry))));

    private static string[] Row(FindingEntry entry)
    {
        var finding = entry.Finding;
        return [entry.Subject, entry.Evaluator, finding.Metric, finding.Slice, Exact(finding.Value), Exact(finding.Low), Exact(finding.High),
            Exact(finding.Level), finding.IntervalBy, finding.N.ToString(CultureInfo.InvariantCulture), finding.Reason];
    }

    private static IResult Exhibit(Engine engine, string id, string subject, string evaluator, string exhibit) =>
        engine.Database.Findings.Exhibit(engine.Database.Audits.Resolve(id), subject, evaluator, exhibit) is { } found
            ? Results.Json(found) : Missing(exhibit);

    private static IResult ExhibitCsv(Engine engine, string id, string subject, string evaluator, string exhibit)
    {
        if (engine.Database.Findings.Exhibit(engine.Database.Audits.Resolve(id), subject, evaluator, exhibit) is not { } found) return Missing(exhibit);
        var rows = ExhibitRows.Of(found);
        return Text(CsvText.Of(rows.Columns, rows.Rows));
    }

    private static IResult Missing(string exhibit) => Faults.NotFound($"The audit has no exhibit '{exhibit}' of this subject and evaluator.");

    private static IResult Text(string csv) => Results.Text(csv, "text/csv", Encoding.UTF8);

    private static string Exact(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
