using System.Security.Claims;
using Lethe.Storage.Audits;
using Lethe.Storage.Users;

namespace Lethe.Web.Users;

/// <summary>Who somebody is, as requests and pages carry it.</summary>
internal static class Identity
{
    private const string StampClaim = "stamp", TokenClaim = "token", TokenNameClaim = "token-name", LocalName = "local";

    /// <summary>Whoever works on this machine while there are no users.</summary>
    public static ClaimsPrincipal Local(string scheme) => Of(scheme, LocalName, Role.Admin);

    public static ClaimsPrincipal Of(UserEntry user, string scheme) =>
        Of(scheme, user.Name, user.Role, new Claim(ClaimTypes.NameIdentifier, user.Id), new Claim(StampClaim, user.Stamp));

    /// <summary>A program with a token of a user's.</summary>
    public static ClaimsPrincipal Of(KnownToken token, string scheme)
    {
        var principal = Of(token.User, scheme);
        ((ClaimsIdentity)principal.Identity!).AddClaims([new Claim(TokenClaim, token.Id), new Claim(TokenNameClaim, token.Name)]);
        return principal;
    }

    /// <summary>Who asks for an audit or changes something, as it is written down.</summary>
    public static Asker AskerOf(ClaimsPrincipal principal)
    {
        if (principal.FindFirstValue(TokenClaim) is { } token) return new Asker(AskerKind.Token, token, principal.FindFirstValue(TokenNameClaim));
        return IdOf(principal) is { } id ? new Asker(AskerKind.User, id, principal.Identity?.Name) : Asker.Local;
    }

    /// <summary>Null: nobody, or somebody local.</summary>
    public static string? IdOf(ClaimsPrincipal principal) => principal.FindFirstValue(ClaimTypes.NameIdentifier);

    public static string? NameOf(ClaimsPrincipal principal) => IdOf(principal) is null ? null : principal.Identity?.Name;

    public static string StampOf(ClaimsPrincipal principal) => principal.FindFirstValue(StampClaim) ?? "";

    /// <summary>Null: nobody.</summary>
    public static Role? RoleOf(ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true } && Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), out var role) ? role : null;

    private static ClaimsPrincipal Of(string scheme, string name, Role role, params Claim[] more) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, $"{role}"), .. more], scheme));
}
