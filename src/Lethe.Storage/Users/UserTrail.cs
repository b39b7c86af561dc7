using System.Text.Json.Nodes;
using Lethe.Storage.Chains;
using Lethe.Storage.Entities;

namespace Lethe.Storage.Users;

/// <summary>What the trail says of users and tokens: ids, roles and who did it, never a name and never a secret.</summary>
internal static class UserTrail
{
    /// <param name="by">The id of the user who did it; null: whoever works on the machine itself.</param>
    public static void Note(LetheContext context, string kind, UserEntity user, string? by, DateTimeOffset time) => ChainWriter.Append(context, kind, new JsonObject
    {
        ["user"] = user.Id,
        ["role"] = WordConverter<Role>.Word(user.Role),
        ["enabled"] = !user.Disabled,
        ["by"] = by,
    }, time);

    /// <inheritdoc cref="Note(LetheContext, string, UserEntity, string?, DateTimeOffset)"/>
    public static void Note(LetheContext context, string kind, TokenEntity token, string? by, DateTimeOffset time) => ChainWriter.Append(context, kind, new JsonObject
    {
        ["token"] = token.Id,
        ["user"] = token.User,
        ["role"] = WordConverter<Role>.Word(token.Role),
        ["expires"] = token.ExpiresAt,
        ["by"] = by,
    }, time);
}
