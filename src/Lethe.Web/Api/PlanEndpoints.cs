using Lethe.Web.Queue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Lethe.Web.Api;

/// <summary>What a request would take, before it is queued.</summary>
internal static class PlanEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/plans", Plan).WithSummary("The stages of a request, what of them is in the store, what the rest took before").Produces<PlanItem>().ProducesProblem(400);

    private static IResult Plan(AuditDesk desk, [FromBody] NewAuditItem audit, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(audit.Request)) throw new BadHttpRequestException("'request' is needed: the text of a request, YAML or JSON.");
        var outlook = desk.Foresee(audit.Request, audit.Policy, cancellation);
        return outlook.Cost is { } cost ? Results.Ok(PlanItem.Of(cost)) : Faults.Refuse([.. outlook.Faults, .. outlook.PolicyFaults]);
    }
}
