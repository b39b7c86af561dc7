using System.ComponentModel;
using System.Security.Claims;
using System.Text;
using System.Text.Json.Nodes;
using Lethe.Auditing.Results;
using Lethe.Auditing.Verdicts;
using Lethe.Hosting.Policies;
using Lethe.Web.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Lethe.Web.Api;

/// <summary>Policies: listed, written, removed, tried on audits that have finished.</summary>
internal static class PolicyEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/policies", List).WithSummary("The policies of Lethe's home");
        api.MapGet("/policies/templates", () => PolicyShelf.Templates).WithSummary("Policies to begin with, by name");
        api.MapGet("/policies/{name}", Find).WithSummary("One policy with its text").Produces<PolicyItem>().ProducesProblem(404);
        api.MapPut("/policies/{name}", Write).WithSummary("Put a policy under a name").Produces<PolicyItem>().ProducesProblem(400);
        api.MapDelete("/policies/{name}", Remove).WithSummary("Remove a policy; verdicts stay").Produces(204).ProducesProblem(404);
        api.MapGet("/policies/{name}/trial/{audit}", Try).WithSummary("What a policy would make of an audit that has finished").Produces<JsonObject>(200, "application/json", "application/xml").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
    }

    private static IEnumerable<PolicyItem> List(Engine engine)
    {
        var shelf = new PolicyShelf(engine);
        return shelf.Names.Select(name => PolicyItem.Of(shelf, name));
    }

    private static IResult Find(Engine engine, string name)
    {
        var shelf = new PolicyShelf(engine);
        return shelf.Read(name) is null ? Missing(name) : Results.Ok(PolicyItem.Of(shelf, name));
    }

    private static IResult Write(Engine engine, ClaimsPrincipal who, string name, [FromBody] PolicyText policy)
    {
        if (string.IsNullOrWhiteSpace(policy.Text)) throw new BadHttpRequestException("'text' is needed: the text of a policy, YAML or JSON.");
        new PolicyShelf(engine).Write(name, policy.Text, Identity.AskerOf(who));
        return Find(engine, name);
    }

    private static IResult Remove(Engine engine, ClaimsPrincipal who, string name) => new PolicyShelf(engine).Remove(name, Identity.AskerOf(who)) ? Results.NoContent() : Missing(name);

    private static IResult Try(Engine engine, string name, string audit, [Description("json or junit.")] string? format)
    {
        if (format is not (null or "json" or "junit")) throw new BadHttpRequestException("'format' must be one of json, junit.");
        if (new PolicyShelf(engine).Read(name) is not { } text) return Missing(name);
        try
        {
            var json = AuditJson.Of(new PolicyTrial(engine).On(engine.Database.Audits.Resolve(audit), text));
            return format == "junit"
                ? Results.File(Encoding.UTF8.GetBytes(JUnitReport.ToXml(json)), "application/xml", $"{audit}-{Path.GetFileNameWithoutExtension(name)}.xml")
                : Results.Text(json.ToJsonString(), "application/json");
        }
        catch (InvalidOperationException refused)
        {
            return Results.Problem(refused.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static IResult Missing(string name) => Faults.NotFound($"There is no policy '{name}'.");
}
