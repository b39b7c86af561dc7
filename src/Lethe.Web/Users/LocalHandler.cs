using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Lethe.Web.Users;

/// <summary>Without users, whoever can reach this server works on its machine and may do everything.</summary>
internal sealed class LocalHandler(LoginRule rule, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(rule.IsNeeded
        ? AuthenticateResult.NoResult()
        : AuthenticateResult.Success(new AuthenticationTicket(Identity.Local(Scheme.Name), Scheme.Name)));
}
