using System.ComponentModel;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Lethe.Auditing.Verdicts;
using Lethe.Storage.Audits;
using Lethe.Web.Parts;
using Lethe.Web.Queue;
using Lethe.Web.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Lethe.Web.Api;

/// <summary>Audits: listed, looked at, queued, called off.</summary>
internal static class AuditEndpoints
{
    private const int UsualPage = 50, LargestPage = 500;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/audits", List).WithSummary("Audits, newest first").ProducesProblem(400);
        api.MapGet("/audits/{id}", Find).WithSummary("One audit with its stages and gates").ProducesProblem(404);
        api.MapGet("/audits/{id}/result", Result).WithSummary("The whole result, as its hash on the trail covers it").Produces<JsonObject>().ProducesProblem(404);
        api.MapGet("/audits/{id}/log", Log).WithSummary("What its units logged").Produces<string>(200, "text/plain").ProducesProblem(404);
        api.MapPost("/audits", Create).WithSummary("Queue an audit").Produces<AuditItem>().Produces<AuditItem>(201).ProducesProblem(400).ProducesProblem(422);
        api.MapPost("/audits/{id}/cancel", Cancel).WithSummary("Call an audit off").Produces<AuditItem>().ProducesProblem(404).ProducesProblem(409);
    }

    private static AuditList List(
        Engine engine, [Description("Part of the name.")] string? name, string? state, string? verdict,
        [Description("Part of the name of whoever asked, or the whole id of a user, a token or a schedule.")] string? asker,
        [Description("What the part before said is next.")] string? after, [Description("At most 500.")] int? most)
    {
        var filter = new AuditFilter { NameContains = name, State = Wanted<AuditState>(state, nameof(state)), Verdict = Wanted<Verdict>(verdict, nameof(verdict)), AskedBy = asker };
        var page = engine.Database.Audits.List(filter, after is null ? null : AuditIds.Tidy(after), Page(most));
        return new AuditList([.. page.Audits.Select(AuditItem.Of)], page.Next);
    }

    private static AuditWhole Find(Engine engine, LiveAudits live, string id)
    {
        var audits = engine.Database.Audits;
        var audit = audits.Resolve(id);
        return AuditWhole.Of(audits.Detail(audit)!, live.Find(audit)?.View());
    }

    private static IResult Result(Engine engine, string id)
    {
        var audits = engine.Database.Audits;
        var audit = audits.Resolve(id);
        return audits.ResultJson(audit) is { } json ? Results.Text(json, "application/json") : Faults.NotFound($"Audit {audit} has no result yet.");
    }

    private static IResult Log(Engine engine, string id)
    {
        var audit = engine.Database.Audits.Resolve(id);
        var file = Path.Combine(engine.Home.Audits, audit, "log.txt");
        return File.Exists(file) ? Results.File(file, "text/plain; charset=utf-8") : Faults.NotFound($"Audit {audit} has logged nothing here.");
    }

    private static IResult Create(
        Engine engine, AuditDesk desk, ClaimsPrincipal who, [FromBody] NewAuditItem audit,
        [FromHeader(Name = SubmissionKey.Header), Description(SubmissionKey.Meaning)] string? key)
    {
        if (string.IsNullOrWhiteSpace(audit.Request)) throw new BadHttpRequestException("'request' is needed: the text of a request, YAML or JSON.");
        try
        {
            var asker = Identity.AskerOf(who);
            var queued = key is null ? new QueuedAudit(desk.Submit(audit.Request, audit.Policy, asker), true) : desk.SubmitOnce(audit.Request, audit.Policy, SubmissionKey.Of(who, key), asker);
            var item = AuditItem.Of(engine.Database.Audits.Find(queued.Id)!);
            return queued.IsNew ? Results.Created($"/api/v1/audits/{queued.Id}", item) : Results.Ok(item);
        }
        catch (SubmissionKeyException refused)
        {
            return Results.Problem(refused.Message, statusCode: StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static IResult Cancel(Engine engine, AuditDesk desk, ClaimsPrincipal who, string id)
    {
        var audit = engine.Database.Audits.Resolve(id);
        return desk.Cancel(audit, Identity.AskerOf(who))
            ? Results.Ok(AuditItem.Of(engine.Database.Audits.Find(audit)!))
            : Results.Problem($"Audit {audit} has ended; what has ended stays.", statusCode: StatusCodes.Status409Conflict);
    }

    internal static int Page(int? most) => Math.Clamp(most ?? UsualPage, 1, LargestPage);

    internal static T? Wanted<T>(string? text, string name) where T : struct, Enum => string.IsNullOrEmpty(text) ? null : Word.Read<T>(text)
        ?? throw new BadHttpRequestException($"'{name}' must be one of {string.Join(", ", Enum.GetValues<T>().Select(value => Word.Of(value)))}.");
}
