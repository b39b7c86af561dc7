using Lethe.Storage.Audits;

namespace Lethe.Web.Api;

/// <summary>Who asked for an audit.</summary>
/// <param name="Kind">user, token, schedule, command-line or local.</param>
/// <param name="Id">What the trail calls the user, the token or the schedule; null for the other kinds.</param>
/// <param name="Name">As it was then; null when the user was removed.</param>
public sealed record AskerItem(string Kind, string? Id, string? Name)
{
    internal static AskerItem Of(Asker asker) => new(asker.KindWord, asker.Id, asker.Name);
}
