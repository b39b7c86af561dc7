using Lethe.Web.Parts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Lethe.Web.Users;

/// <summary>Answers those who may not: people are led to the login page, programs get a problem with the reason.</summary>
internal sealed class Refusals : IAuthorizationMiddlewareResultHandler
{
    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded) await next(context).ConfigureAwait(false);
        else if (authorizeResult.Forbidden) await ForbidAsync(context, policy).ConfigureAwait(false);
        else await ChallengeAsync(context).ConfigureAwait(false);
    }

    private static Task ForbidAsync(HttpContext context, AuthorizationPolicy policy)
    {
        var needed = policy.Requirements.OfType<RoleRequirement>().Max(one => one.Role);
        var sentence = $"This needs the role {Word.Of(needed)}; {Identity.NameOf(context.User) ?? "this token"} has {Word.Of(Identity.RoleOf(context.User)!.Value)}.";
        if (!IsForPeople(context)) return Results.Problem(sentence, statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
        // Without a body: the page that says so comes by way of the code.
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static async Task ChallengeAsync(HttpContext context)
    {
        if (IsForPeople(context))
        {
            var to = HttpMethods.IsGet(context.Request.Method) ? $"?to={Uri.EscapeDataString(context.Request.PathBase + context.Request.Path + context.Request.QueryString)}" : "";
            context.Response.Redirect(LetheLogin.Page + to);
            return;
        }
        var tried = await context.AuthenticateAsync().ConfigureAwait(false);
        context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        await Results.Problem(tried.Failure?.Message ?? "This needs a token, in the header 'Authorization: Bearer TOKEN'; `lethe token add` makes one.",
            statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(context).ConfigureAwait(false);
    }

    // A browser asks for pages by name; programs for anything.
    private static bool IsForPeople(HttpContext context) => !context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/_blazor")
        && !context.Request.Headers.ContainsKey(HeaderNames.Authorization) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
