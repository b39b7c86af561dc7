using Lethe.Storage.Users;
using Lethe.Web.Parts;

namespace Lethe.Web.Api;

/// <summary>A token; its text was given once, when it was made.</summary>
/// <param name="Owner">The user's name.</param>
/// <param name="Role">The most it may do; never more than its owner may.</param>
/// <param name="LastUsed">To the minute; null: never.</param>
/// <param name="Revoked">Null while it answers.</param>
public sealed record TokenItem(
    string Id, string Name, string Owner, string Role, DateTimeOffset Created, DateTimeOffset Expires, DateTimeOffset? LastUsed, DateTimeOffset? Revoked)
{
    internal static TokenItem Of(TokenEntry token) =>
        new(token.Id, token.Name, token.Owner, Word.Of(token.Role), token.CreatedAt, token.ExpiresAt, token.LastUsedAt, token.RevokedAt);
}
