using Lethe.Auditing.Certificates;
using Lethe.Auditing.Documents;
using Lethe.Auditing.Planning;
using Lethe.Storage;
using Lethe.Storage.Audits;
using Lethe.Storage.Users;
using Lethe.Web.Schedules;
using Lethe.Web.Uploads;
using Microsoft.AspNetCore.Http;

namespace Lethe.Web.Api;

/// <summary>Says what went wrong in the form of RFC 9457, with every fault of a request at once.</summary>
internal static class Faults
{
    /// <summary>Answers with a problem where an endpoint throws what a caller can do something about.</summary>
    public static async ValueTask<object?> Explain(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context).ConfigureAwait(false);
        }
        catch (SourceException refused)
        {
            return Refuse(refused.Faults);
        }
        catch (UploadException refused)
        {
            return Results.Problem(refused.Message, statusCode: refused.Status);
        }
        catch (Exception refused) when (refused is PlanException or ScheduleException or UserException or BadHttpRequestException or IOException)
        {
            return Results.Problem(refused.Message, statusCode: StatusCodes.Status400BadRequest);
        }
        catch (Exception unknown) when (unknown is AuditLookupException or CertificateException)
        {
            return NotFound(unknown.Message);
        }
        catch (StorageException fault)
        {
            return Results.Problem(fault.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    public static IResult Refuse(IReadOnlyList<SourceFault> faults) => Results.Problem(
        "The request has faults.", statusCode: StatusCodes.Status400BadRequest, extensions: new Dictionary<string, object?> { ["faults"] = faults });

    public static IResult NotFound(string message) => Results.Problem(message, statusCode: StatusCodes.Status404NotFound);
}
