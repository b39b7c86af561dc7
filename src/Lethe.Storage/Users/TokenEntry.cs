namespace Lethe.Storage.Users;

/// <summary>A token as lists tell it; its text is known to nobody but who made it.</summary>
/// <param name="Owner">The user's name.</param>
/// <param name="Role">The most it may do; no more than its owner may.</param>
/// <param name="LastUsedAt">To the minute; null: never.</param>
public sealed record TokenEntry(
    string Id, string Name, string Owner, Role Role, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);
