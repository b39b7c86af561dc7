using System.Security.Claims;
using Lethe.Web.Users;
using Microsoft.AspNetCore.Http;

namespace Lethe.Web.Api;

/// <summary>The header by which an audit that is sent twice is queued once.</summary>
internal static class SubmissionKey
{
    public const string Header = "Idempotency-Key";

    public const string Meaning = "Drawn by you, such as a UUID. Sent again with the same audit it gives the one that was queued, with code 200, and queues no other.";

    private const int Longest = 200;

    /// <summary>The key as it is kept: those of one user say nothing to another.</summary>
    /// <exception cref="BadHttpRequestException">It is no key.</exception>
    public static string Of(ClaimsPrincipal who, string key)
    {
        if (key.Length is 0 or > Longest || key.Any(character => character is < '!' or > '~'))
            throw new BadHttpRequestException($"'{Header}' must be 1 to {Longest} letters, digits and signs without blanks, such as a UUID.");
        return $"{Identity.IdOf(who)} {key}";
    }
}
