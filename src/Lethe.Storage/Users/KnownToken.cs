namespace Lethe.Storage.Users;

/// <summary>A token that answers.</summary>
/// <param name="User">Its owner, with what the token may do: never more than the owner may now.</param>
public sealed record KnownToken(string Id, string Name, UserEntry User);
