using System.Security.Claims;
using Lethe.Storage.Users;
using Lethe.Web.Parts;
using Microsoft.AspNetCore.Components.Authorization;

namespace Lethe.Web.Users;

/// <summary>Who looks at a page, for the page: what to show, and whether what was pressed may be done.</summary>
public sealed class Visitor(AuthenticationStateProvider states, LoginDesk desk)
{
    /// <summary>What the trail calls the user; null: whoever works on this machine.</summary>
    public string? Id => Identity.IdOf(Principal);

    /// <summary>Null without a login.</summary>
    public string? Name => Identity.NameOf(Principal);

    public Role? Role => Identity.RoleOf(Principal);

    /// <summary>What to show goes by this.</summary>
    public bool May(Role role) => Role >= role;

    /// <summary>What is done goes by this: it asks for the role of now, whatever was shown before.</summary>
    /// <exception cref="UserException">It may not be done.</exception>
    public void Demand(Role role)
    {
        if (desk.Renew(Principal) is not { } now) throw new UserException("You are no longer logged in.");
        if (Identity.RoleOf(now) < role) throw new UserException($"This needs the role {Word.Of(role)}; an admin can give it to you.");
    }

    // Known from the start of a request or a circuit: nothing is waited for.
    private ClaimsPrincipal Principal => states.GetAuthenticationStateAsync() is { IsCompletedSuccessfully: true } state ? state.Result.User : new ClaimsPrincipal();
}
