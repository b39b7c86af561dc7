namespace Lethe.Storage.Users;

/// <summary>A token that was just made.</summary>
/// <param name="Text">Shown once: it is kept nowhere.</param>
public sealed record NewToken(string Id, string Text, Role Role, DateTimeOffset ExpiresAt);
