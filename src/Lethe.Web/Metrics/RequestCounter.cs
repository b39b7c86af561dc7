using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lethe.Web.Metrics;

/// <summary>Counts requests by the pattern of their route: addresses with ids in them would make a series of each.</summary>
internal sealed class RequestCounter(RequestDelegate next, ServerMetrics metrics)
{
    private const string NoRoute = "other";

    private static readonly HashSet<string> Methods = new(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECT"], StringComparer.Ordinal);

    public async Task InvokeAsync(HttpContext context)
    {
        // Before it is carried out: a page that tells of a fault has another route.
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? NoRoute;
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            metrics.Answered(route, Methods.Contains(context.Request.Method) ? context.Request.Method : NoRoute, context.Response.StatusCode);
        }
    }
}
