using Lethe.Storage.Users;

namespace Lethe.Storage.Entities;

internal sealed class TokenEntity
{
    public required string Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The id of its owner.</summary>
    public required string User { get; set; }

    public Role Role { get; set; }

    /// <summary>SHA-256 of the text.</summary>
    public required string Hash { get; set; }

    public required string CreatedAt { get; set; }

    public required string ExpiresAt { get; set; }

    public string? LastUsedAt { get; set; }

    public string? RevokedAt { get; set; }
}
