using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Logging;

namespace Lethe.Web.Users;

/// <summary>Who looks at a page that is open: asked again and again, because a page asks the server nothing of its own that would carry a cookie.</summary>
internal sealed class CircuitVisitor(LoginDesk desk, ILoggerFactory log) : RevalidatingServerAuthenticationStateProvider(log)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(2);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        Task.FromResult(desk.Renew(authenticationState.User) is not null);
}
