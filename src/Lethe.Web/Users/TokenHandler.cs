using System.Text.Encodings.Web;
using Lethe.Storage.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Lethe.Web.Users;

/// <summary>Knows programs by <c>Authorization: Bearer</c> and a token.</summary>
internal sealed class TokenHandler(Engine engine, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    private const string Prefix = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers[HeaderNames.Authorization].ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return Task.FromResult(AuthenticateResult.Fail("The header Authorization must be 'Bearer' and a token."));
        try
        {
            var token = engine.Database.Tokens.Check(header[Prefix.Length..].Trim());
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(Identity.Of(token, Scheme.Name), Scheme.Name)));
        }
        catch (UserException refused)
        {
            return Task.FromResult(AuthenticateResult.Fail(refused.Message));
        }
    }
}
