using Lethe.Storage.Users;
using Lethe.Web.Parts;

namespace Lethe.Web.Api;

/// <summary>Somebody who may log in.</summary>
/// <param name="Id">What the trail calls the user.</param>
/// <param name="Role">viewer, auditor or admin.</param>
public sealed record UserItem(string Id, string Name, string Role, bool Enabled, DateTimeOffset Created)
{
    internal static UserItem Of(UserEntry user) => new(user.Id, user.Name, Word.Of(user.Role), user.IsEnabled, user.CreatedAt);
}
