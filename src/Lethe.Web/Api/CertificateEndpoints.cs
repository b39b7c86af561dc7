using System.ComponentModel;
using System.Text;
using System.Text.Json.Nodes;
using Lethe.Auditing.Certificates;
using Lethe.Hosting.Certificates;
using Lethe.Web.Certificates;
using Lethe.Web.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lethe.Web.Api;

/// <summary>Certificates: handed out, verified, and single records proven to be in them.</summary>
internal static class CertificateEndpoints
{
    private const string Json = "application/json";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/audits/{id}/certificate", FindAsync).WithSummary("An audit's signed certificate").Produces<JsonObject>(200, Json, "text/html", "application/pdf").ProducesProblem(400).ProducesProblem(404).ProducesProblem(501);
        api.MapPost("/audits/{id}/certificate", Issue).WithSummary("Issue the certificate of an audit that ended without one").Produces<JsonObject>().ProducesProblem(404).ProducesProblem(409);
        api.MapGet("/audits/{id}/proof", Proof).WithSummary("The proof that a record, or the records of an owner, are in the forget set").Produces<JsonObject>().ProducesProblem(400).ProducesProblem(404);
        api.MapPost("/certificates/verify", VerifyAsync).WithSummary("Verify a certificate: its JSON or its page, as the body")
            .Accepts<string>(Json, "text/html").Produces<CertificateVerdict>().RequireAuthorization(RolePolicy.Viewer);
    }

    private static async Task<IResult> FindAsync(
        Engine engine, HttpContext context, string id, [Description("json, html or pdf.")] string? format, CancellationToken cancellation)
    {
        var audit = engine.Database.Audits.Resolve(id);
        var office = new CertificateOffice(engine);
        if (office.Find(audit) is not { } signed)
            return Faults.NotFound(CertificateOffice.Refusal(engine.Database.Audits.Find(audit)!) ?? $"Audit {audit} has no certificate yet; a POST to this address issues it.");
        if (format is null or "json") return Results.Bytes(signed.ToBytes(), Json);
        if (format is not ("html" or "pdf")) throw new BadHttpRequestException("'format' must be one of json, html, pdf.");
        if (format == "pdf" && PdfPrinter.Find() is null) return Results.Problem(PdfPrinter.Missing, statusCode: StatusCodes.Status501NotImplemented);
        var page = await CertificatePage.RenderAsync(signed, content => office.SignFor(signed, content)).ConfigureAwait(false);
        if (format == "pdf") return Results.Bytes(await PdfPrinter.PrintAsync(page, cancellation).ConfigureAwait(false), "application/pdf");
        // The page brings its style along; nothing else may come with it.
        context.Response.Headers.ContentSecurityPolicy = $"{CertificateStyle.Policy}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
        return Results.Text(page, "text/html", Encoding.UTF8);
    }

    private static IResult Issue(Engine engine, string id)
    {
        var audit = engine.Database.Audits.Resolve(id);
        try
        {
            return Results.Bytes(new CertificateOffice(engine).Issue(audit).ToBytes(), Json);
        }
        catch (CertificateException refused)
        {
            return Results.Problem(refused.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static IResult Proof(Engine engine, string id, [Description("A record's id.")] string? record, [Description("An owner, where no record is named.")] string? owner)
    {
        if (record is null == owner is null) throw new BadHttpRequestException("One of 'record' and 'owner' is needed.");
        var audit = engine.Database.Audits.Resolve(id);
        return new CertificateOffice(engine).Prove(audit, record, owner) is { } proof
            ? Results.Bytes(proof.ToBytes(), Json)
            : Faults.NotFound($"No {(record is null ? $"record of owner {owner}" : $"record {record}")} is in the forget set of audit {audit}.");
    }

    private static async Task<CertificateVerdict> VerifyAsync(Engine engine, HttpRequest request, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation).ConfigureAwait(false);
        var report = await CertificateReading.VerifyAsync(body.ToArray()).ConfigureAwait(false);
        return CertificateVerdict.Of(report.IsGenuine ? report.AgainstChain(engine) : report);
    }
}
