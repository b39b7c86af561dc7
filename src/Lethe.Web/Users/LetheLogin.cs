using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Lethe.Web.Users;

/// <summary>Puts together who somebody is: a browser by its cookie, a program by its token, and without users whoever works here.</summary>
internal static class LetheLogin
{
    public const string Page = "/login", Leave = "/logout";

    public const string Cookie = CookieAuthenticationDefaults.AuthenticationScheme, Token = "Token", Local = "Local";

    private const string Chooser = "Lethe";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static void AddTo(IServiceCollection services, Engine engine)
    {
        services.AddSingleton<LoginRule>().AddSingleton<LoginDesk>().AddScoped<SessionCookie>().AddScoped<Visitor>();
        services.AddAuthentication(Chooser)
            .AddPolicyScheme(Chooser, null, options => options.ForwardDefaultSelector = Choose)
            .AddScheme<AuthenticationSchemeOptions, LocalHandler>(Local, null)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(Token, null)
            .AddCookie(Cookie, options =>
            {
                Harden(options.Cookie, "lethe-session");
                (options.EventsType, options.ExpireTimeSpan, options.SlidingExpiration) = (typeof(SessionCookie), TimeSpan.FromHours(12), true);
                (options.LoginPath, options.ReturnUrlParameter) = (Page, "to");
            });
        services.AddAuthorization(RolePolicy.AddTo).AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitVisitor>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Refusals>();
        services.AddAntiforgery(options => Harden(options.Cookie, "lethe-forms"));
        KeepKeys(services, engine.Home);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(Leave, async (HttpContext context) =>
    {
        // Of a route that reads no form, the framework only notes that the token is missing.
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true }) return Results.Problem("This is not the form of a page here; reload the page and try again.", statusCode: StatusCodes.Status400BadRequest);
        await context.SignOutAsync(Cookie).ConfigureAwait(false);
        return Results.LocalRedirect(Page);
    }).WithMetadata(new RequireAntiforgeryTokenAttribute()).AllowAnonymous().ExcludeFromDescription();

    private static string Choose(HttpContext context)
    {
        if (context.Request.Headers.ContainsKey(HeaderNames.Authorization)) return Token;
        return context.RequestServices.GetRequiredService<LoginRule>().IsNeeded ? Cookie : Local;
    }

    private static void Harden(CookieBuilder cookie, string name)
    {
        (cookie.Name, cookie.HttpOnly, cookie.SameSite) = (name, true, Microsoft.AspNetCore.Http.SameSiteMode.Strict);
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    // Sessions outlive the server, so what they are signed with is kept; whoever reads it could be anybody.
    private static void KeepKeys(IServiceCollection services, Home home)
    {
        var folder = OperatingSystem.IsWindows() ? Directory.CreateDirectory(home.SessionKeys) : Directory.CreateDirectory(home.SessionKeys, OwnerOnly);
        services.AddDataProtection().SetApplicationName("lethe").PersistKeysToFileSystem(folder);
    }
}
