namespace Lethe.Storage.Entities;

internal sealed class ChainEntity
{
    public long Sequence { get; set; }

    public required string Kind { get; set; }

    public required string Time { get; set; }

    /// <summary>What is hashed: sequence, kind, time and content as canonical JSON.</summary>
    public required string Json { get; set; }

    public required string Hash { get; set; }

    public required string Previous { get; set; }
}
