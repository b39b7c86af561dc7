using Lethe.Storage.Users;

namespace Lethe.Web.Users;

/// <summary>What came of an attempt to log in.</summary>
/// <param name="User">Null: it failed.</param>
/// <param name="Wait">How long no attempt is taken; null: this one was looked at.</param>
public sealed record LoginOutcome(UserEntry? User, TimeSpan? Wait);
