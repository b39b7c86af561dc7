namespace Lethe.Storage.Entities;

/// <summary>One row: what tells this database from every other.</summary>
internal sealed class InstanceEntity
{
    public required string Id { get; set; }

    public required string CreatedAt { get; set; }
}
