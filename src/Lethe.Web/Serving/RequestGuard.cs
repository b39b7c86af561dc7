using Lethe.Web.Users;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Lethe.Web.Serving;

/// <summary>
/// Keeps other web sites out: they can make a browser send requests to this server, under a name of theirs that points to
/// it, or from a page of theirs.
/// </summary>
internal sealed class RequestGuard(RequestDelegate next, LoginRule login)
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public async Task InvokeAsync(HttpContext context)
    {
        if (Fault(context) is { } fault)
        {
            await Results.Problem(fault, statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context).ConfigureAwait(false);
            return;
        }
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        // Not "no-referrer": with that a browser sends the forms of our own pages under the origin "null".
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        await next(context).ConfigureAwait(false);
    }

    private string? Fault(HttpContext context)
    {
        var request = context.Request;
        // Where there is a login, a page under another name has no cookie that would be of use to it.
        if (!ListenAddress.IsLoopback(request.Host.Host) && !login.IsNeeded)
            return $"This server answers to localhost and 127.0.0.1, not to '{request.Host.Host}'.";
        var origin = request.Headers[HeaderNames.Origin].ToString();
        var onlyReads = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !context.WebSockets.IsWebSocketRequest;
        if (onlyReads || origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}") return null;
        return $"A page of {origin} may not do this here.";
    }
}
