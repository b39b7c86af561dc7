using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Lethe.Web.Users;

/// <summary>Asks with each request whether a session still holds: not after another password, and not for somebody disabled.</summary>
internal sealed class SessionCookie(LoginDesk desk) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.Principal is { } principal && desk.Renew(principal) is { } now)
        {
            context.ReplacePrincipal(now);
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name).ConfigureAwait(false);
    }
}
