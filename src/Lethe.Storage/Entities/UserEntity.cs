using Lethe.Storage.Users;

namespace Lethe.Storage.Entities;

internal sealed class UserEntity
{
    public required string Id { get; set; }

    public required string Name { get; set; }

    public Role Role { get; set; }

    public required string PasswordHash { get; set; }

    public required string Stamp { get; set; }

    public bool Disabled { get; set; }

    public required string CreatedAt { get; set; }
}
