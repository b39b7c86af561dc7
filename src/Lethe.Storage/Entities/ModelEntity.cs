namespace Lethe.Storage.Entities;

internal sealed class ModelEntity
{
    public required string Audit { get; set; }

    public int Position { get; set; }

    public required string Subject { get; set; }

    public required string StageKey { get; set; }

    public required string Format { get; set; }

    public required string Json { get; set; }
}
