using System.Security.Claims;
using Lethe.Auditing.Certificates;
using Lethe.Auditing.Documents;
using Lethe.Auditing.Planning;
using Lethe.Storage;
using Lethe.Storage.Audits;
using Lethe.Storage.Users;
using Lethe.Web.Parts;
using Lethe.Web.Schedules;
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

    /// <summary>As whom audits are asked for and things are changed.</summary>
    public Asker Asker => Identity.AskerOf(Principal);

    /// <summary>Whether the session has ended, whatever the page still shows.</summary>
    public bool HasLeft => desk.Renew(Principal) is null;

    /// <summary>What to show goes by this.</summary>
    public bool May(Role role) => Role >= role;

    /// <summary>
    /// Does what was pressed. Whether it may be done goes by the role of now, whatever was shown before: roles are taken
    /// away and sessions end while a page is open.
    /// </summary>
    /// <returns>Why it was not done and what to do about it, for <see cref="Refusal"/> to show where it was pressed; empty when it was done.</returns>
    public IReadOnlyList<string> Try(Role role, Action deed)
    {
        try
        {
            Demand(role);
            deed();
            return [];
        }
        catch (SourceException refused)
        {
            return [.. refused.Faults.Select(fault => $"{fault}")];
        }
        catch (Exception refused) when (refused is UserException or PlanException or ScheduleException or CertificateException
            or StorageException or IOException or UnauthorizedAccessException)
        {
            return [refused.Message];
        }
    }

    private void Demand(Role role)
    {
        if (desk.Renew(Principal) is not { } now) throw new UserException("You are no longer logged in, so nothing was done.");
        if (Identity.RoleOf(now) is { } has && has < role)
            throw new UserException($"You may no longer do this: it needs the role {Word.Of(role)}, and yours is {Word.Of(has)} now. "
                + $"An admin can give it back, on the page Settings or with 'lethe user role {Identity.NameOf(now)} {Word.Of(role)}'.");
    }

    // Known from the start of a request or a circuit: nothing is waited for.
    private ClaimsPrincipal Principal => states.GetAuthenticationStateAsync() is { IsCompletedSuccessfully: true } state ? state.Result.User : new ClaimsPrincipal();
}
