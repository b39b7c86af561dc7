using Lethe.Storage.Access;
using Lethe.Storage.Entities;

namespace Lethe.Storage.Users;

/// <summary>Somebody who may log in.</summary>
/// <param name="Id">What the trail calls the user: a name is personal, and nothing can be taken off the trail.</param>
/// <param name="Stamp">Another one ends every session: drawn anew with each password and each time somebody is disabled.</param>
public sealed record UserEntry(string Id, string Name, Role Role, bool IsEnabled, string Stamp, DateTimeOffset CreatedAt)
{
    internal static UserEntry Of(UserEntity row) => new(row.Id, row.Name, row.Role, !row.Disabled, row.Stamp, UtcText.Time(row.CreatedAt));
}
