using Lethe.Storage.Chains;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lethe.Web.Api;

/// <summary>Plugins and the trail.</summary>
internal static class OtherEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/plugins", (Engine engine) => engine.Plugins.Plugins.Select(PluginItem.Of)).WithSummary("What a request can name");
        api.MapGet("/plugins/{id}", Plugin).WithSummary("A plugin's reference, with the JSON schema of its options").Produces<PluginWhole>().ProducesProblem(404);
        api.MapGet("/trail", Trail).WithSummary("What happened, newest first");
        api.MapGet("/trail/report", (Engine engine) => Report(engine.Database.Chain.Verify())).WithSummary("Every record of the trail verified anew");
    }

    private static IResult Plugin(Engine engine, string id) => engine.Plugins.Find(id) is { } plugin
        ? Results.Ok(PluginWhole.Of(plugin))
        : Faults.NotFound($"There is no plugin '{id}'.{(engine.Plugins.Nearest(id) is { } nearest ? $" Did you mean '{nearest}'?" : "")}");

    private static IEnumerable<TrailItem> Trail(Engine engine, long? before, int? most) =>
        engine.Database.Chain.List(before, AuditEndpoints.Page(most)).Select(TrailItem.Of);

    private static TrailReport Report(ChainReport report) =>
        new(report.IsWhole, $"{report.Head}", report.BrokenAt, report.Reason, report.Warnings);
}
