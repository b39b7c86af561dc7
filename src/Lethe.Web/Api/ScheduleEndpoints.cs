using System.Security.Claims;
using Lethe.Web.Queue;
using Lethe.Web.Schedules;
using Lethe.Web.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Lethe.Web.Api;

/// <summary>Schedules: listed, written, changed, removed, run now.</summary>
internal static class ScheduleEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/schedules", (Engine engine, ScheduleDesk desk) => engine.Database.Schedules.List().Select(entry => ScheduleItem.Of(engine, desk, entry))).WithSummary("Schedules, by name");
        api.MapGet("/schedules/{id}", Find).WithSummary("One schedule with its last runs").Produces<ScheduleItem>().ProducesProblem(404);
        api.MapPost("/schedules", Create).WithSummary("Add a schedule").ProducesProblem(400);
        api.MapPut("/schedules/{id}", Change).WithSummary("Put other terms in a schedule's place").Produces<ScheduleItem>().ProducesProblem(400).ProducesProblem(404);
        api.MapDelete("/schedules/{id}", Remove).WithSummary("Remove a schedule; its audits stay").Produces(204).ProducesProblem(404);
        api.MapPost("/schedules/{id}/run", Run).WithSummary("Run a schedule now").Produces<ScheduleItem>().ProducesProblem(404).ProducesProblem(409);
    }

    private static IResult Find(Engine engine, ScheduleDesk desk, string id) => engine.Database.Schedules.Find(id) is { } entry ? Results.Ok(ScheduleItem.Of(engine, desk, entry)) : Missing(id);

    private static Created<ScheduleItem> Create(Engine engine, ScheduleDesk desk, ClaimsPrincipal who, [FromBody] ScheduleDraft schedule)
    {
        var id = desk.Add(schedule, Identity.AskerOf(who));
        return TypedResults.Created($"/api/v1/schedules/{id}", ScheduleItem.Of(engine, desk, engine.Database.Schedules.Find(id)!));
    }

    private static IResult Change(Engine engine, ScheduleDesk desk, ClaimsPrincipal who, string id, [FromBody] ScheduleDraft schedule) =>
        desk.Change(id, schedule, Identity.AskerOf(who)) ? Find(engine, desk, id) : Missing(id);

    private static IResult Remove(ScheduleDesk desk, ClaimsPrincipal who, string id) => desk.Remove(id, Identity.AskerOf(who)) ? Results.NoContent() : Missing(id);

    private static IResult Run(Engine engine, AuditDesk audits, ScheduleDesk desk, ClaimsPrincipal who, string id)
    {
        if (engine.Database.Schedules.Find(id) is not { } entry) return Missing(id);
        try
        {
            foreach (var audit in desk.RunNow(entry, Identity.AskerOf(who))) audits.Announce(audit);
            return Find(engine, desk, id);
        }
        catch (ScheduleException busy)
        {
            return Results.Problem(busy.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static IResult Missing(string id) => Faults.NotFound($"There is no schedule {id}.");
}
